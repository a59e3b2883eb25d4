import { partsOfPath } from '@tessera/engine';
import type { PoolClient } from 'pg';
import { rowsOf } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';
import type { ProposedChange, ProposedPart, ProposedSecrets } from './waits-for-approval.js';

const SQL = {
  sealed: {
    name: 'proposed-secrets-sealed',
    text: `select name as connector, sealed, secrets_set as "secretsSet", revision - 1 as "seenRevision" from connector_settings
      where name = any ($1::text[]) and sealed is not null order by name`,
  },
  // What was overtaken meanwhile can be approved no more, so its secrets are not kept either.
  keep: {
    name: 'proposed-secrets-keep',
    text: `insert into proposed_secrets (proposal_id, connector, sealed, secrets_set, seen_revision)
      select $1, $2, $3, $4, $5 where $6 = (select max(number) from configuration_revisions)`,
  },
  read: {
    name: 'proposed-secrets-read',
    text: `select connector, sealed, secrets_set as "secretsSet", seen_revision as "seenRevision" from proposed_secrets where proposal_id = $1 order by connector`,
  },
} satisfies Readonly<Record<string, Statement>>;

const connectorsIn = (changes: readonly ProposedPart[]): readonly string[] => changes.flatMap(({ path, content }) => {
  const [section, name] = partsOfPath(path);
  return section === 'connectors' && name !== undefined && content ? [name] : [];
});

/** What the change under way has sealed, before it is rolled back. */
export async function sealedBy(client: PoolClient, changes: readonly ProposedPart[]): Promise<readonly ProposedSecrets[]> {
  const connectors = connectorsIn(changes);
  return connectors.length === 0 ? [] : rowsOf<ProposedSecrets>(client, SQL.sealed, [connectors]);
}

/** Keeps the secrets of a proposal under the seal that they came with. */
export async function keepSecrets(client: PoolClient, proposalId: string, { basedOn, secrets = [] }: ProposedChange): Promise<void> {
  for (const { connector, sealed, secretsSet, seenRevision } of secrets) {
    await rowsOf(client, SQL.keep, [proposalId, connector, sealed, [...secretsSet], seenRevision, basedOn]);
  }
}

/** The secrets that wait with a proposal. */
export const secretsOf = (runner: Runner, proposalId: string): Promise<readonly ProposedSecrets[]> => rowsOf<ProposedSecrets>(runner, SQL.read, [proposalId]);
