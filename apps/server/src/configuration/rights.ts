import { Injectable } from '@nestjs/common';
import {
  canonical, Forbidden, Groups, partsOfPath, permits, Refusal, sectionOf, UserContexts, type AclEntry, type Actor, type Configuration, type PartChange, type Section,
  type UserFilter, type UserGroup,
} from '@tessera/engine';
import type { WebHookRules } from '@tessera/store';
import type { Caller } from '../access/caller.js';
import { Contexts } from '../access/contexts.js';
import { LastKeys } from '../access/last-keys.js';
import { refuseBeyondOwn } from '../http/admin/own-reach.js';
import { WebHookRulesCheck } from '../web-hooks/web-hook-rules-check.js';

/** What each section asks of whoever changes it on its screen. */
export const WRITE_PERMISSIONS: Readonly<Record<Section, string>> = {
  'packages': 'plugin:write', 'process-lists': 'process-list:write', 'roles': 'role:write', 'groups': 'organisation:manage', 'access-schemes': 'acl:write',
  'models': 'acl:write', 'numbering': 'numbering:write', 'criteria': 'account:write', 'templates': 'mail:manage', 'outbox': 'mail:manage',
  'connectors': 'connector:write', 'web-hooks': 'webhook:manage',
};

const OWN_KEYS = ['role:write', 'account:write'];
const HAVING_ALL = '*';

/** Applying is no way around the screens: it asks for every right that they ask for. */
@Injectable()
export class ApplyingRights {
  constructor(
    private readonly keys: LastKeys,
    private readonly contexts: Contexts,
    private readonly hooks: WebHookRulesCheck,
  ) {}

  /** Throws `Forbidden` or `Refusal` when the caller may not do all of it. */
  async check(caller: Caller, changes: readonly PartChange[], target: Configuration): Promise<void> {
    const { actor } = caller;
    for (const section of new Set(changes.map(({ path }) => sectionOf(path)))) {
      if (!permits(actor, WRITE_PERMISSIONS[section])) throw new Forbidden(WRITE_PERMISSIONS[section]);
    }
    for (const change of changes) this.checkOne(actor, change);
    if (changes.some(({ path }) => path.startsWith('roles/'))) refuseLockOut(caller, target);
    if (changes.some(({ path }) => path.startsWith('groups/'))) await this.refuseLeaving(actor, target);
  }

  /** Asks when only the built-in administrator could undo it afterwards. */
  async askForKeys({ language }: Pick<Caller, 'language'>, changes: readonly PartChange[], target: Configuration, confirmed: boolean): Promise<void> {
    const changesSection = (...sections: readonly Section[]) => changes.some(({ path }) => sections.includes(sectionOf(path)));
    if (changesSection('roles')) await this.keys.allRoles(rolesIn(target), { confirmed, language });
    if (changesSection('groups', 'access-schemes')) await this.keys.rules(defaultSchemesIn(target), groupsIn(target), { confirmed, language });
  }

  private checkOne(actor: Actor, { path, before, after }: PartChange): void {
    const [section, name = ''] = partsOfPath(path);
    if (section === 'roles') refuseBeyondOwn(actor, [...permissionsOf(before), ...permissionsOf(after)]);
    if (section === 'web-hooks' && after) {
      const rules = (content: PartChange['after']) => content && ({ ...content, name } as unknown as WebHookRules);
      this.hooks.refuseBeyond(actor, rules(after) as WebHookRules, rules(before));
    }
    // The groups of every house carry rights of their own: only whoever may do everything decides who is in them.
    if (section === 'groups' && BUILT_IN.includes(name)) refuseBeyondOwn(actor, [HAVING_ALL]);
    if (section === 'groups' && name === 'Everyone' && canonical(before?.['rule']) !== canonical(after?.['rule'])) throw new Refusal('everyone-fixed');
  }

  private async refuseLeaving({ context }: Actor, target: Configuration): Promise<void> {
    if (!context?.groups.includes('Administrators')) return;
    const { chart } = await this.contexts.at();
    if (!new UserContexts(chart, new Groups(groupsIn(target))).groups.of(context).includes('Administrators')) throw new Refusal('own-access');
  }
}

/** Groups that every house has. */
export const BUILT_IN: readonly string[] = ['Administrators', 'Configurators', 'Designers', 'Everyone'];

const permissionsOf = (content: PartChange['after']): readonly string[] => (content?.['permissions'] ?? []) as readonly string[];

const namedIn = (target: Configuration, section: Section): readonly (readonly [readonly string[], PartChange['after']])[] =>
  [...target].flatMap(([path, content]) => (sectionOf(path) === section ? [[partsOfPath(path).slice(1), content] as const] : []));

const rolesIn = (target: Configuration) => namedIn(target, 'roles').map(([[name = ''], content]) => ({ name, permissions: permissionsOf(content) }));

const groupsIn = (target: Configuration): readonly UserGroup[] =>
  namedIn(target, 'groups').map(([[name = ''], content]) => ({ name, builtIn: BUILT_IN.includes(name), rule: content?.['rule'] as UserFilter }));

const defaultSchemesIn = (target: Configuration) => namedIn(target, 'access-schemes')
  .flatMap(([[objectType = '', scenario], content]) => (scenario === undefined ? [{ objectType, entries: content?.['entries'] as readonly AclEntry[] }] : []));

// Whoever saves roles keeps that right: somebody has to be able to undo it.
function refuseLockOut({ actor, roles }: Caller, target: Configuration): void {
  const left = { permissions: new Set(rolesIn(target).filter(({ name }) => roles.includes(name)).flatMap(({ permissions }) => permissions)) };
  if (!OWN_KEYS.every((key) => permits(left as unknown as Actor, key) || !permits(actor, key))) throw new Refusal('own-access');
}
