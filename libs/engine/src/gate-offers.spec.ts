import type { AnyUseCase } from '@tessera/plugin-api';
import type { AclScheme } from './access/index.js';
import { createEngine } from './engine.js';
import { anybody, MemoryHouse } from './in-memory/index.js';
import type { Actor } from './model.js';
import type { EnginePorts } from './ports/index.js';
import { couriers, handOver } from './testing/couriers.js';
import { send } from './testing/parcels.js';
import { systemActor } from './system-actor.js';

const only = (...permissions: readonly string[]): Actor => ({ ...anybody, permissions: new Set(permissions) });

async function office(more: readonly AnyUseCase[] = []) {
  const house = new MemoryHouse([{ ...couriers, useCases: [...(couriers.useCases ?? []), ...more] }]);
  const offered = async (objectType: string, place: string, startPoint: 'profile' | 'batch' | 'quick-search', actor = anybody) =>
    (await house.engine.gate.actions(actor, { objectType, place, startPoint })).map(({ useCase, available, reason, batch, via, needs, title }) =>
      [title, available ? 'available' : reason, ...(batch ? ['batch'] : []), ...(via ? [`via ${via}`] : []), ...(needs ? [`needs ${needs}`] : []), useCase.objectType.name].join(', '));
  return { house, gate: house.engine.gate, offered };
}

describe('what is offered', () => {
  it('at an object of another type is filled with it, on its profile alone', async () => {
    const { house, offered } = await office();
    await house.switchOn('ParcelsProcHandOver', 'working', {}, undefined, 'courier');
    expect(await offered('courier', 'working', 'profile')).toEqual(['Hand over, available, via courier, parcel']);
    expect(await offered('courier', 'working', 'batch')).toEqual([]);
    expect(await offered('courier', 'resting', 'profile')).toEqual(['Hand over, wrong-state, via courier, needs working, parcel']);
    await expect(house.engine.gate.actions(anybody, { objectType: 'unicorn', place: 'new', startPoint: 'profile' })).rejects.toMatchObject({ name: 'NotFound', id: 'unicorn' });
  });

  it('elsewhere is shown once, with the state that it needs, and not if it is off or New', async () => {
    const { house, offered } = await office();
    await house.switchOn('ParcelsProcPack', 'new');
    await house.switchOn('ParcelsProcSend', 'packed');
    await house.switchOn('ParcelsProcHandOver', 'packed');
    expect(await offered('parcel', 'sent', 'profile')).toEqual(['Send parcels, wrong-state, batch, needs packed, parcel', 'Hand over, wrong-state, needs packed, parcel']);
    expect(await offered('parcel', 'packed', 'profile')).toEqual(['Send parcels, available, batch, parcel', 'Hand over, available, parcel']);
    expect(await offered('parcel', 'new', 'quick-search')).toEqual(['Pack parcels, available, parcel']);
    expect(await offered('parcel', 'new', 'profile')).toEqual([]);
    const again = await office();
    const { engine } = again.house;
    await engine.processLists.save(anybody, { objectType: 'parcel', place: 'packed', entries: [{ useCase: 'ParcelsProcSend', enabled: false, options: {}, title: 'Off' }] }, 0);
    expect(await again.offered('parcel', 'sent', 'profile')).toEqual([]);
    const [off] = await engine.gate.actions(anybody, { objectType: 'parcel', place: 'packed', startPoint: 'profile' });
    expect(off).toMatchObject({ title: 'Off', available: false, reason: 'switched-off', changedBy: 'Anna Operator', changedAt: again.house.now() });
  });

  it('in the first list that offers it, when several do', async () => {
    const anywhere = { ...send, symbolicName: 'ParcelsProcAnywhere', title: 'Anywhere', moves: { packed: ['packed'], sent: ['sent'], lost: ['lost'] }, tasks: [] } as unknown as AnyUseCase;
    const { house, offered } = await office([anywhere]);
    await house.switchOn('ParcelsProcAnywhere', 'sent');
    await house.switchOn('ParcelsProcAnywhere', 'lost');
    expect(await offered('parcel', 'packed', 'profile')).toEqual(['Anywhere, wrong-state, batch, needs sent, parcel']);
    expect(await offered('parcel', 'sent', 'profile')).toEqual(['Anywhere, available, batch, parcel']);
  });

  it('needs its permission', async () => {
    const { house, offered } = await office();
    await house.switchOn('ParcelsProcSend', 'packed');
    expect(await offered('parcel', 'packed', 'profile', only('parcel:read'))).toEqual(['Send parcels, missing-permission, batch, parcel']);
    expect(await offered('parcel', 'packed', 'profile', only('parcel:send'))).toEqual(['Send parcels, available, batch, parcel']);
  });
});

describe('with rights to objects', () => {
  const allow = (...permissions: readonly ('List' | 'Update' | 'Create')[]): AclScheme =>
    ({ id: 'model', objectType: 'parcel', level: 'model', name: 'parcel', revision: 1, entries: [...permissions.map((permission) => ({ permission, filter: { everyone: true as const } })), { permission: 'SetAcl' as const, filter: { subject: 'group' as const, is: 'Bosses' } }] });

  async function guarded(scheme: AclScheme, useCases: readonly AnyUseCase[] = []) {
    const { house } = await office(useCases);
    const ports = { store: house.store, processListStore: house.processLists, packages: house.processLists, access: { revision: async () => 1, readSchemes: async () => [scheme], rightsOf: async () => new Map() }, newId: () => 'x', now: () => house.now() } as unknown as EnginePorts;
    return { house, gate: createEngine(house.catalogue, ports).gate };
  }

  it('an action says which right is missing, and who can grant it', async () => {
    const { house, gate } = await guarded(allow('List'));
    await house.switchOn('ParcelsProcSend', 'packed');
    const where = { objectType: 'parcel', place: 'packed', startPoint: 'profile', subject: { id: 'o', objectType: 'parcel' } } as const;
    expect(await gate.actions(anybody, where)).toMatchObject([{ available: false, reason: 'missing-right', right: 'Update', grantors: ['Bosses'] }]);
    expect(await gate.actions(anybody, { ...where, subject: undefined as never })).toMatchObject([{ available: true }]);
    const open = await guarded(allow('List', 'Update'));
    await open.house.switchOn('ParcelsProcSend', 'packed');
    expect(await open.gate.actions(anybody, where)).toMatchObject([{ available: true }]);
  });

  it('new objects need the right to make them', async () => {
    const { house, gate } = await guarded(allow('List'));
    const entryId = await house.switchOn('ParcelsProcPack', 'new');
    expect(await gate.actions(anybody, { objectType: 'parcel', place: 'new', startPoint: 'quick-search' })).toMatchObject([{ reason: 'missing-right', right: 'Create' }]);
    await expect(gate.admit(anybody, entryId)).rejects.toMatchObject({ name: 'Forbidden', permission: 'Create' });
    const open = await guarded(allow('Create'));
    const allowed = await open.house.switchOn('ParcelsProcPack', 'new');
    expect((await open.gate.admit(anybody, allowed)).useCase.title).toBe('Pack parcels');
  });

  it('what is about oneself is for oneself alone', async () => {
    const own = { ...send, symbolicName: 'ParcelsProcOwn', title: 'My own', aboutOneself: true, tasks: [] } as unknown as AnyUseCase;
    const { house, gate } = await guarded(allow('List', 'Update'), [own]);
    await house.switchOn('ParcelsProcOwn', 'packed');
    const at = (id: string) => gate.actions(anybody, { objectType: 'parcel', place: 'packed', startPoint: 'profile', subject: { id, objectType: 'parcel' } });
    expect(await at('another')).toMatchObject([{ available: false, reason: 'not-oneself' }]);
    expect(await at(anybody.id)).toMatchObject([{ available: true }]);
  });

  it('what is started from another object asks for rights to its subject later', async () => {
    const { house, gate } = await guarded(allow());
    await house.switchOn('ParcelsProcHandOver', 'working', {}, undefined, 'courier');
    expect(await gate.actions(anybody, { objectType: 'courier', place: 'working', startPoint: 'profile', subject: { id: 'c', objectType: 'courier' } })).toMatchObject([{ available: true, via: 'courier' }]);
  });
});

describe('nobody is let in', () => {
  it('to an entry that is gone, off, not permitted or for schedules alone', async () => {
    const nightly = { ...send, symbolicName: 'ParcelsProcNightly', title: 'By night', startsAt: ['schedule'], tasks: [] } as unknown as AnyUseCase;
    const { house, gate } = await office([nightly]);
    const [off] = (await house.engine.processLists.save(anybody, { objectType: 'parcel', place: 'packed', entries: [{ useCase: 'ParcelsProcSend', enabled: false, options: {} }] }, 0)).entries;
    const night = await house.switchOn('ParcelsProcNightly', 'packed');
    const sending = await house.switchOn('ParcelsProcSend', 'packed');
    await expect(gate.admit(anybody, 'gone')).rejects.toMatchObject({ name: 'NotFound', what: 'entry', id: 'gone' });
    await expect(gate.admit(anybody, off?.id ?? '')).rejects.toMatchObject({ reason: 'switched-off', details: { useCase: 'Send parcels' } });
    await expect(gate.admit(anybody, night)).rejects.toMatchObject({ reason: 'only-on-schedule', details: { useCase: 'By night' } });
    expect((await gate.admit(systemActor, night)).useCase).toBe(nightly);
    await expect(gate.admit(only('parcel:read'), sending)).rejects.toMatchObject({ name: 'Forbidden', permission: 'parcel:send' });
  });

  it('who may not read what it is about, unless it is new or about oneself', async () => {
    const own = { ...send, symbolicName: 'ParcelsProcOwn', aboutOneself: true, tasks: [] } as unknown as AnyUseCase;
    const { house, gate } = await office([own]);
    const entries = [await house.switchOn('ParcelsProcSend', 'packed'), await house.switchOn('ParcelsProcOwn', 'packed'), await house.switchOn('ParcelsProcPack', 'new'), await house.switchOn('ParcelsProcHandOver', 'working', {}, undefined, 'courier')];
    const blind = only('parcel:send', 'parcel:pack', 'parcel:hand-over');
    const said = await Promise.all(entries.map((id) => gate.admit(blind, id).then(() => 'in', (error: { permission: string }) => error.permission)));
    expect(said).toEqual(['parcel:read', 'in', 'in', 'parcel:read']);
    await expect(gate.admit(only('parcel:hand-over', 'parcel:read'), entries[3] ?? '')).rejects.toMatchObject({ permission: 'courier:read' });
    expect((await gate.admit(only('parcel:hand-over', 'parcel:read', 'courier:read'), entries[3] ?? '')).useCase).toBe(handOver);
  });
});
