import { conditionsOf } from '@tessera/engine';
import type { UserContexts, UserCondition, UserFilter } from '@tessera/engine';

/** The part of a statement that knows which of its `people` a filter is about. */
export interface FilterPart {
  /** Further parts of the `from` list: one column per group that is asked for. */
  readonly joins: string;
  readonly condition: string;
  readonly values: readonly unknown[];
}

/**
 * A filter as SQL over `people` (account_id, identity_id, position_id). Every comparison is true or false, never
 * unknown, so that "not" means what it means in the process. Groups are worked out once each, in their order.
 */
export function filterPart(filter: UserFilter, contexts: UserContexts, bound: readonly unknown[]): FilterPart {
  const values = [...bound];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const columns = new Map<string, string>();
  const write = (part: UserFilter): string => written(part, (condition) => comparison(condition, contexts, columns, bind));
  const joins = groupsBehind(filter, contexts).map((name, index) => {
    const rule = contexts.groups.find(name)?.rule ?? NOBODY;
    // Without the offset the planner would write each group out wherever it is asked for, again and again.
    const join = `, lateral (select ${write(rule)} as is_in offset 0) as group_${index}`;
    columns.set(name, `group_${index}.is_in`);
    return join;
  });
  return { joins: joins.join('\n'), condition: write(filter), values };
}

const NOBODY: UserFilter = { not: { everyone: true } };

function written(filter: UserFilter, compare: (condition: UserCondition) => string): string {
  if ('everyone' in filter) return 'true';
  if ('not' in filter) return `not ${written(filter.not, compare)}`;
  if ('subject' in filter) return compare(filter);
  const [parts, word] = 'all' in filter ? [filter.all, ' and '] as const : [filter.any, ' or '] as const;
  if (parts.length === 0) return word === ' and ' ? 'true' : 'false';
  return `(${parts.map((part) => written(part, compare)).join(word)})`;
}

function comparison({ subject, is }: UserCondition, { chart }: UserContexts, groups: ReadonlyMap<string, string>, bind: (value: unknown) => string): string {
  const inOneOf = (positions: readonly string[]): string => `coalesce(people.position_id::text = any (${bind(positions)}::text[]), false)`;
  switch (subject) {
    case 'identity': return `coalesce(people.identity_id::text = ${bind(is)}, false)`;
    case 'role': return `exists (select from account_roles where account_id = people.account_id and role = ${bind(is)})`;
    case 'group': return groups.get(is) ?? 'false';
    case 'position': return inOneOf(chart.positionsWhere((_, id) => id === is));
    case 'unit': return inOneOf(chart.positionsWhere(({ unitIds }) => unitIds.includes(is)));
    case 'first-superior': return inOneOf(chart.positionsWhere(({ superiorIds }) => superiorIds[0] === is));
    case 'second-superior': return inOneOf(chart.positionsWhere(({ superiorIds }) => superiorIds[1] === is));
    case 'superior': return inOneOf(chart.positionsWhere(({ superiorIds }) => superiorIds.includes(is)));
  }
}

// Those that are asked for first; rules never ask in a circle.
function groupsBehind(filter: UserFilter, { groups }: UserContexts): readonly string[] {
  const found = new Set<string>();
  const visit = (part: UserFilter): void => {
    for (const { subject, is } of conditionsOf(part)) {
      const group = subject === 'group' && !found.has(is) ? groups.find(is) : undefined;
      if (!group) continue;
      visit(group.rule);
      found.add(is);
    }
  };
  visit(filter);
  return [...found];
}
