import { Injectable } from '@nestjs/common';
import { Groups, NotFound, Refusal, UserContexts, type UserFilter } from '@tessera/engine';
import { Members, UserGroups, type StoredGroup } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller } from '../../access/caller.js';
import { Contexts } from '../../access/contexts.js';
import { LastKeys } from '../../access/last-keys.js';
import { Sight } from '../../views/sight.js';
import { refuseBeyondOwn } from '../admin/own-reach.js';
import { differences } from './differences.js';
import { memberPage } from './member-page.js';
import type { GroupList, GroupView, MemberPage } from './organisation.models.js';
import type { MembersQuery, SaveGroup } from './organisation.shapes.js';
import { RuleReader } from './rule-reader.js';

const SHOWN = ['name', 'description', 'rule'] as const;

/** Groups, their rules, and who is in them. */
@Injectable()
export class GroupDesk {
  constructor(
    private readonly groups: UserGroups,
    private readonly members: Members,
    private readonly rules: RuleReader,
    private readonly contexts: Contexts,
    private readonly keys: LastKeys,
    private readonly sight: Sight,
  ) {}

  async list(): Promise<GroupList> {
    return { items: (await this.groups.list()).map(viewOf) };
  }

  async create(caller: Caller, sent: SaveGroup): Promise<GroupView> {
    const group = await this.wanted(caller, sent);
    return viewOf(await this.groups.create(group, auditLine(caller.actor, {
      action: 'group.created', reason: group.name, changed: differences(SHOWN, undefined, group),
    })));
  }

  async save(caller: Caller, { name, revision, confirmed }: { readonly name: string; readonly revision: number; readonly confirmed: boolean }, sent: SaveGroup): Promise<GroupView> {
    const before = await this.present(name);
    const group = await this.wanted(caller, sent);
    if (before.builtIn) await this.refuseBuiltIn(caller, before, group.rule);
    await this.keys.group(name, group, { confirmed, language: caller.language });
    return viewOf(await this.groups.save(name, group, revision, auditLine(caller.actor, {
      action: 'group.changed', reason: group.name, changed: differences(SHOWN, before, group),
    })));
  }

  async remove(caller: Caller, name: string): Promise<void> {
    await this.present(name);
    await this.groups.remove(name, auditLine(caller.actor, { action: 'group.removed', reason: name }));
  }

  /** Whom a rule would be about now, saved or not. */
  async preview(caller: Caller, { rule, ...page }: MembersQuery): Promise<MemberPage> {
    const contexts = await this.contexts.at(caller.rulesRevision);
    return memberPage(this.members, this.rules.shapeOf(rule), contexts, { ...page, day: this.contexts.today(), within: await this.sight.people(caller) });
  }

  private async wanted(caller: Caller, { name, description, rule }: SaveGroup): Promise<Pick<StoredGroup, 'name' | 'description' | 'rule'>> {
    const read = await this.rules.read(rule, await this.contexts.at(caller.rulesRevision));
    return { name: name.trim(), rule: read, ...(description === undefined ? {} : { description }) };
  }

  // The groups of every house carry rights of their own: only whoever may do everything decides who is in them.
  private async refuseBuiltIn(caller: Caller, before: StoredGroup, rule: UserFilter): Promise<void> {
    refuseBeyondOwn(caller.actor, ['*']);
    if (before.name === 'Everyone' && JSON.stringify(rule) !== JSON.stringify(before.rule)) throw new Refusal('everyone-fixed');
    const { context } = caller.actor;
    if (!context?.groups.includes('Administrators')) return;
    const { chart, groups } = await this.contexts.at(caller.rulesRevision);
    const after = new UserContexts(chart, new Groups(groups.all.map((group) => (group.name === before.name ? { ...group, rule } : group))));
    if (!after.groups.of(context).includes('Administrators')) throw new Refusal('own-access');
  }

  private async present(name: string): Promise<StoredGroup> {
    const group = (await this.groups.list()).find((one) => one.name === name);
    if (!group) throw new NotFound('group', name.slice(0, 100));
    return group;
  }
}

const viewOf = ({ name, description, builtIn, rule, revision }: StoredGroup): GroupView => ({
  name, builtIn, rule, revision, ...(description === undefined ? {} : { description }),
});
