import { Injectable } from '@nestjs/common';
import { Groups, ObjectAccess, UserContexts, type AclScheme, type UserFilter, type UserGroup } from '@tessera/engine';
import { KeyHolders, Members, Roles } from '@tessera/store';
import { HttpTrouble } from '../problems/problem.js';
import { say } from '../texts/say.js';
import type { Language } from './caller.js';
import { Contexts } from './contexts.js';
import { PermissionGuide } from './permission-guide.js';

/** A role, as far as it matters here. */
interface Granting {
  readonly name: string;
  readonly permissions: readonly string[];
}

const KEYS = ['role:write', 'account:write', 'acl:write'] as const;

/** How a change was asked for: whether its effect was agreed to, and in which language to tell it. */
export interface Asked {
  readonly confirmed: boolean;
  readonly language: Language;
}

/** Asks before a change after which only the built-in administrator could undo it: then who asked has to say so once more. */
@Injectable()
export class LastKeys {
  constructor(
    private readonly holders: KeyHolders,
    private readonly roles: Roles,
    private readonly members: Members,
    private readonly contexts: Contexts,
    private readonly access: ObjectAccess,
    private readonly guide: PermissionGuide,
  ) {}

  /** A role is to grant these permissions. */
  async role(name: string, permissions: readonly string[], asked: Asked): Promise<void> {
    const after = (await this.roles.list()).filter((role) => role.name !== name);
    await this.allRoles([...after, { name, permissions }], asked);
  }

  /** These are to be all roles. */
  async allRoles(after: readonly Granting[], asked: Asked): Promise<void> {
    const roles = await this.roles.list();
    await this.refuseLost(asked, async (key) => (await this.holders.count(able(roles, key))) > 0 && (await this.holders.count(able(after, key))) === 0);
  }

  /** An account is to have these roles; none when it is to be switched off. */
  async account(id: string, wanted: readonly string[], asked: Asked): Promise<void> {
    const roles = await this.roles.list();
    await this.refuseLost(asked, async (key) => {
      const names = able(roles, key);
      if (wanted.some((name) => names.includes(name)) || (await this.holders.count(names)) === 0) return false;
      return (await this.holders.count(names, [id])) === 0;
    });
  }

  /** A scheme is to be another one. */
  async scheme(before: AclScheme | undefined, after: AclScheme, asked: Asked): Promise<void> {
    const contexts = await this.contexts.at();
    const isLost = before !== undefined && (await this.someoneIn(before, contexts)) && !(await this.someoneIn(after, contexts));
    if (isLost) refuse(asked, say(asked.language, 'right.SetAcl'));
  }

  /** These are to be all default schemes and all groups. */
  async rules(schemes: readonly Pick<AclScheme, 'objectType' | 'entries'>[], groups: readonly UserGroup[], asked: Asked): Promise<void> {
    if (asked.confirmed) return;
    const present = await this.contexts.at();
    const changed = new UserContexts(present.chart, new Groups(groups));
    for (const before of (await this.access.at()).defaults()) {
      const after = schemes.find(({ objectType }) => objectType === before.objectType) ?? before;
      const isLost = (await this.someoneIn(before, present)) && !(await this.someoneIn(after, changed));
      if (isLost) refuse(asked, say(asked.language, 'right.SetAcl'));
    }
  }

  /** A group is to be about others. */
  async group(name: string, after: Pick<UserGroup, 'name' | 'rule'>, asked: Asked): Promise<void> {
    if (asked.confirmed) return;
    const present = await this.contexts.at();
    const changed = new UserContexts(present.chart, new Groups(present.groups.all.map((group) => (group.name === name ? { ...group, ...after } : group))));
    const book = await this.access.at();
    for (const scheme of book.defaults()) {
      const isLost = named(scheme, name) && (await this.someoneIn(scheme, present)) && !(await this.someoneIn(scheme, changed));
      if (isLost) refuse(asked, say(asked.language, 'right.SetAcl'));
    }
  }

  // Somebody besides the built-in administrator may change who may do what with objects of the type.
  private async someoneIn({ entries }: Pick<AclScheme, 'entries'>, contexts: UserContexts): Promise<boolean> {
    const filters = entries.filter(({ permission, relations = [] }) => permission === 'SetAcl' && relations.length === 0).map(({ filter }) => filter);
    const house = await this.holders.builtIn();
    const others: UserFilter[] = house === undefined ? [] : [{ not: { subject: 'identity', is: house } }];
    return filters.length > 0 && (await this.members.count({ all: [{ any: filters }, ...others] }, contexts, { day: this.contexts.today() })).count > 0;
  }

  private async refuseLost(asked: Asked, isLost: (key: string) => Promise<boolean>): Promise<void> {
    if (asked.confirmed) return;
    const lost: string[] = [];
    for (const key of KEYS) if (await isLost(key)) lost.push(this.guide.title(key, asked.language));
    if (lost.length > 0) refuse(asked, lost.join(', '));
  }
}

function refuse({ confirmed }: Asked, what: string): void {
  if (!confirmed) throw new HttpTrouble({ status: 409, reason: 'last-keys', details: { what } });
}

const able = (roles: readonly Granting[], key: string): readonly string[] =>
  roles.filter(({ permissions }) => permissions.includes('*') || permissions.includes(key)).map(({ name }) => name);

const named = ({ entries }: AclScheme, group: string): boolean =>
  entries.some(({ permission, filter }) => permission === 'SetAcl' && JSON.stringify(filter).includes(JSON.stringify(group)));
