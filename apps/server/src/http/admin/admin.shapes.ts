import { Flag, Id, Moment, Parts, Text, Texts, ValuesByName } from '../../door/shape.js';
import { PageQuery } from '../objects/object.shapes.js';

const CRITERIA = /^(default|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** One row of a process list as an administrator wants it. */
export class EntryDraft {
  @Id({ optional: true, description: 'Missing for a new row.' }) id?: string;
  @Text(200) useCase: string;
  @Flag() enabled: boolean;
  @ValuesByName() options: Record<string, unknown>;
  @Text(200, { optional: true }) title?: string;
  @Text(100, { optional: true }) cron?: string;
}

/** The rows of a process list. */
export class EntriesDraft {
  @Parts(() => EntryDraft, 200) entries: EntryDraft[];
}

/** What a role is called and grants. */
export class SaveRole {
  @Text(200) title: string;
  @Texts(1_000, 200) permissions: string[];
  @Flag({ optional: true, description: 'Everybody who gets an account has it; left out, it stays as it is.' }) isDefault?: boolean;
}

/** A new account. */
export class CreateAccount {
  @Text(100, { pattern: /^[A-Za-z0-9][A-Za-z0-9._@-]*$/ }) userName: string;
  @Text(200) displayName: string;
  @Texts(50, 100) roles: string[];
  @Id({ optional: true, description: 'Whose account it is; without, a new identity of that name is made.' }) identityId?: string;
}

/** What to change about an account. */
export class ChangeAccount {
  @Text(200, { optional: true }) displayName?: string;
  @Texts(50, 100, { optional: true }) roles?: string[];
  @Flag({ optional: true }) disabled?: boolean;
  @Text(36, { optional: true, pattern: CRITERIA, description: 'Id of rules, or the word `default`.' }) accountCriteria?: string;
  @Text(36, { optional: true, pattern: CRITERIA, description: 'Id of rules, or the word `default`.' }) passwordCriteria?: string;
}

/** Which accounts. */
export class AccountsQuery extends PageQuery {
  @Text(100, { optional: true, description: 'Part of the user name or of the name.' }) text?: string;
}

/** Which lines of the audit. */
export class AuditQuery extends PageQuery {
  @Text(200, { optional: true, description: 'Id, user name or name of who did it.' }) actor?: string;
  @Text(200, { optional: true }) useCase?: string;
  @Id({ optional: true }) objectId?: string;
  @Id({ optional: true }) runId?: string;
  @Text(100, { optional: true }) action?: string;
  @Moment({ optional: true }) from?: string;
  @Moment({ optional: true }) to?: string;
}
