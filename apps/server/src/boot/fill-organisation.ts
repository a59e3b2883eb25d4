import { systemActor } from '@tessera/engine';
import type { StoreRoom } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import { newId } from '../house/new-id.js';
import type { DefaultOrganisation } from './default-files.js';

type Placed = DefaultOrganisation['assignments'][number];
type Rooms = Pick<StoreRoom, 'accounts' | 'chart' | 'assignments' | 'objects' | 'organisation'>;

/** Draws the organisation of a demo house, unless there is one already, and puts its people into positions. */
export async function fillOrganisation(rooms: Rooms, { elements, assignments }: DefaultOrganisation): Promise<void> {
  if ((await rooms.organisation.read()).elements.length > 0) return;
  const ids = new Map<string, string>();
  const names = new Map(elements.map(({ key, name }) => [key, name]));
  for (const { key, under, ...element } of elements) {
    const id = newId();
    const superiorId = under === undefined ? {} : { superiorId: ids.get(under) ?? '' };
    await rooms.chart.save({ id, ...element, ...superiorId }, 0, auditLine(systemActor, {
      action: 'organisation.element-created', objectId: id, reason: element.name,
    }));
    ids.set(key, id);
  }
  for (const { email, userName, position, main, from, to } of assignments) {
    const identityId = await identityOf(rooms, { email, userName });
    const positionId = ids.get(position);
    if (identityId === undefined || positionId === undefined) continue;
    const terms = { main, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    await rooms.assignments.create({ id: newId(), identityId, positionId, ...terms }, auditLine(systemActor, {
      action: 'assignment.created', objectType: 'identity', objectId: identityId, reason: names.get(position) ?? position,
    }));
  }
}

async function identityOf({ accounts, objects }: Rooms, { email, userName }: Pick<Placed, 'email' | 'userName'>): Promise<string | undefined> {
  if (userName !== undefined) return (await accounts.findForSignIn(userName))?.identity.id;
  if (email === undefined) return undefined;
  const { items } = await objects.search({ objectType: 'identity', attributes: { email }, limit: 1 });
  return items[0]?.id;
}
