import type { UserContexts, UserFilter } from '@tessera/engine';
import type { AskedMembers, Members, PageRequest } from '@tessera/store';
import type { MemberPage } from './organisation.models.js';

/** A page of the people that a filter is about, with the names of their positions and how many there are in all. */
export async function memberPage(members: Members, filter: UserFilter, contexts: UserContexts, asked: PageRequest & AskedMembers): Promise<MemberPage> {
  const [{ count, capped }, { items, nextCursor }] = await Promise.all([members.count(filter, contexts, asked), members.list(filter, contexts, asked)]);
  const positions = (ids: readonly string[]) => ids.map((id) => ({ id, name: contexts.chart.find(id)?.name ?? '' }));
  return {
    items: items.map(({ accountId: _, positionIds, ...member }) => ({ ...member, positions: positions(positionIds) })), count, capped,
    ...(nextCursor ? { nextCursor } : {}),
  };
}
