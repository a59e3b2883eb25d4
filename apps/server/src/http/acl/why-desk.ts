import { Inject, Injectable } from '@nestjs/common';
import { grantors, keeperOf, NotFound, type AccessRule, type Engine, type ObjectRecord, type UserContext } from '@tessera/engine';
import type { AclPermission } from '@tessera/plugin-api';
import { Accounts, Assignments, ObjectQueries, type Account } from '@tessera/store';
import type { Caller, Language } from '../../access/caller.js';
import { Contexts } from '../../access/contexts.js';
import { ENGINE } from '../../house/tokens.js';
import { groupTitle, say } from '../../texts/say.js';
import { Sight } from '../../views/sight.js';
import type { WhyView } from './acl.models.js';
import type { WhyQuery } from './acl.shapes.js';
import { entryView, schemeTitle } from './scheme-views.js';
import { WhyHindrances } from './why-hindrances.js';

const MOST_HELD = 200;

/** Tells of any person, object and right whether they may, and which rule says so. */
@Injectable()
export class WhyDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly queries: ObjectQueries,
    private readonly accounts: Accounts,
    private readonly contexts: Contexts,
    private readonly assignments: Assignments,
    private readonly sight: Sight,
    private readonly hindrances: WhyHindrances,
  ) {}

  async why(caller: Caller, { person, object, permission }: WhyQuery, language: Language): Promise<WhyView> {
    const [subject, somebody] = await Promise.all([this.queries.find(object), this.queries.find(person)]);
    if (!subject) throw new NotFound('object', object);
    if (somebody?.objectType !== 'identity') throw new NotFound('identity', person);
    for (const one of [subject, somebody]) await this.sight.require(caller, one);
    const right = permission as AclPermission;
    const [account] = await this.accounts.ofIdentity(somebody.id);
    const context = await this.contextOf(caller, somebody.id, account);
    const { allowed, rule } = await this.engine.access.decide({ id: somebody.id, context }, subject, right, caller.rulesRevision);
    const label = this.engine.catalogue.objectType(subject.objectType).label;
    const hindrance = allowed ? await this.hindrances.of({ person: somebody, account, object: subject, right }, language) : undefined;
    const text = wordsOf(rule, subject, language);
    return {
      allowed: allowed && !hindrance,
      rule: hindrance?.kind ?? rule.kind,
      person: String(somebody.attributes['name'] ?? person),
      object: String(subject.attributes[label] ?? subject.id.slice(-8)),
      right: say(language, `right.${right}`),
      text: hindrance ? say(language, 'why.but', { yes: text.replace(/\.$/, ''), but: hindrance.text }) : text,
      ...partsOf(rule, language),
      ...(hindrance?.grantors && { grantors: [...hindrance.grantors] }),
    };
  }

  private async contextOf(caller: Caller, identityId: string, account: Account | undefined): Promise<UserContext> {
    const { items: held } = await this.assignments.list({ identityId, limit: MOST_HELD });
    const contexts = await this.contexts.at(caller.rulesRevision);
    const known = {
      accountId: account?.id ?? identityId, identityId, roles: account?.roles ?? [], held: held.map(({ id, ...rest }) => ({ assignmentId: id, ...rest })),
      ...(account?.identity.builtIn !== undefined && { builtIn: account.identity.builtIn }),
    };
    return contexts.of(known, this.contexts.today());
  }
}

// Of a lock or a freeze, whose it is and since when.
function wordsOf(rule: AccessRule, object: ObjectRecord, language: Language): string {
  if (rule.kind !== 'state') return say(language, `why.${rule.kind}`, 'scheme' in rule ? { scheme: schemeTitle(rule.scheme, language) } : {});
  return say(language, `why.${rule.ruling}`, { holder: '', since: '', ...keeperOf(object) });
}

function partsOf(rule: AccessRule, language: Language): Partial<WhyView> {
  if (rule.kind === 'entry') return { entry: entryView(rule.entry), scheme: schemeTitle(rule.scheme, language) };
  if (rule.kind !== 'no-entry') return {};
  return { scheme: schemeTitle(rule.scheme, language), grantors: grantors(rule.scheme).map((name) => groupTitle(name, language)) };
}
