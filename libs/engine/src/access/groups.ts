import { Refusal } from '../errors.js';
import { conditionsOf } from './check-filter.js';
import { matchesUser } from './user-context.js';
import type { UserContext, UserFilter } from './user-context.js';

/** People put together by a rule instead of a list. */
export interface UserGroup {
  readonly name: string;
  readonly description?: string;
  readonly builtIn: boolean;
  readonly rule: UserFilter;
}

/** All groups of the house, ready to tell which of them somebody is in. A rule may ask for other groups, but not in a circle. */
export class Groups {
  private readonly ordered: readonly UserGroup[];

  /** Throws `Refusal('group-circle')` when a group asks, over others, for itself. */
  constructor(readonly all: readonly UserGroup[]) {
    this.ordered = inOrder(all);
  }

  find(name: string): UserGroup | undefined {
    return this.all.find((group) => group.name === name);
  }

  /** The groups that somebody is in, by name. */
  of(user: Omit<UserContext, 'groups'>): readonly string[] {
    const groups: string[] = [];
    for (const { name, rule } of this.ordered) if (matchesUser(rule, { ...user, groups })) groups.push(name);
    return groups.sort();
  }

  /** Groups whose rules ask for this one. */
  askingFor(name: string): readonly string[] {
    return this.all.filter((group) => asks(group).includes(name)).map((group) => group.name).sort();
  }
}

const asks = ({ rule }: UserGroup): readonly string[] =>
  conditionsOf(rule).flatMap(({ subject, is }) => (subject === 'group' ? [is] : []));

// Whoever is asked for comes first. A name that no group has is nobody's.
function inOrder(groups: readonly UserGroup[]): readonly UserGroup[] {
  const byName = new Map(groups.map((group) => [group.name, group]));
  const ordered = new Set<UserGroup>();
  const visit = (group: UserGroup, way: readonly string[]): void => {
    if (ordered.has(group)) return;
    const here = [...way, group.name];
    if (way.includes(group.name)) throw new Refusal('group-circle', { groups: here.slice(way.indexOf(group.name)).join(' > ') });
    for (const name of asks(group)) {
      const asked = byName.get(name);
      if (asked) visit(asked, here);
    }
    ordered.add(group);
  };
  for (const group of groups) visit(group, []);
  return [...ordered];
}
