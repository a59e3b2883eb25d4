import { Injectable } from '@nestjs/common';
import { faultsOfFilter, type FieldFault, type UserCondition, type UserContexts, type UserFilter } from '@tessera/engine';
import { ObjectQueries, Roles } from '@tessera/store';
import { invalid } from '../../door/faults.js';

type Named = readonly [condition: UserCondition, pointer: string];

/** Reads filters that were sent, and refuses those that are none or name something that does not exist. */
@Injectable()
export class RuleReader {
  constructor(
    private readonly roles: Roles,
    private readonly objects: ObjectQueries,
  ) {}

  /** A filter in the right shape, whatever it names. */
  shapeOf(sent: unknown, pointer = '/rule'): UserFilter {
    const faults = faultsOfFilter(sent, pointer);
    if (faults.length > 0) throw invalid(faults);
    return sent as UserFilter;
  }

  /** A filter whose roles, groups, people, units and positions all exist. */
  async read(sent: unknown, contexts: UserContexts, pointer = '/rule'): Promise<UserFilter> {
    const filter = this.shapeOf(sent, pointer);
    const named = conditionsAt(filter, pointer);
    const roles = named.some(([{ subject }]) => subject === 'role') ? (await this.roles.list()).map(({ name }) => name) : [];
    const people = await this.peopleAmong(named);
    const unknown = named.filter(([condition]) => !isKnown(condition, contexts, { roles, people }));
    if (unknown.length > 0) throw invalid(unknown.map(([, at]): FieldFault => ({ pointer: `${at}/is`, reason: 'not-a-choice' })));
    return filter;
  }

  private async peopleAmong(named: readonly Named[]): Promise<readonly string[]> {
    const ids = named.flatMap(([{ subject, is }]) => (subject === 'identity' ? [is] : []));
    return (await this.objects.findAll(ids)).map(({ id }) => id);
  }
}

function isKnown({ subject, is }: UserCondition, { chart, groups }: UserContexts, { roles, people }: { readonly roles: readonly string[]; readonly people: readonly string[] }): boolean {
  switch (subject) {
    case 'role': return roles.includes(is);
    case 'group': return groups.find(is) !== undefined;
    case 'identity': return people.includes(is);
    case 'unit': return ['unit', 'organisation'].includes(chart.find(is)?.kind ?? '');
    default: return chart.find(is)?.kind === 'position';
  }
}

function conditionsAt(filter: UserFilter, pointer: string): readonly Named[] {
  if ('everyone' in filter) return [];
  if ('subject' in filter) return [[filter, pointer]];
  if ('not' in filter) return conditionsAt(filter.not, `${pointer}/not`);
  const [word, parts] = 'all' in filter ? ['all', filter.all] as const : ['any', filter.any] as const;
  return parts.flatMap((part, index) => conditionsAt(part, `${pointer}/${word}/${index}`));
}
