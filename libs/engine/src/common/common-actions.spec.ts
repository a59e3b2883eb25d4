import fc from 'fast-check';
import { Conflict, Forbidden, NotFound } from '../errors.js';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Actor } from '../model.js';
import { parcels } from '../testing/parcels.js';
import { isKeptFrom, PROTECTION, requireAllowed, standingOf } from './protection.js';
import type { CommonAction, Standing } from './protection.js';

const me = anybody;
const another: Actor = { ...anybody, id: '00000000-0000-7000-8000-00000000000b', displayName: 'Bruno Other' };
const reader: Actor = { ...anybody, permissions: new Set(['parcel:read', 'parcel:lock']) };

async function opened() {
  const house = new MemoryHouse([parcels]);
  const sending = await house.switchOn('ParcelsProcSend', 'packed');
  const [id = ''] = house.stock('parcel', 'packed', [{ weight: 1 }]);
  const { common, runs } = house.engine;
  const send = (actor = me) => runs.start(actor, { entryId: sending, subjectIds: [id], input: {} });
  const now = () => house.objects('parcel')[0];
  return { house, common, id, send, now, sending };
}

async function standing(as: Standing) {
  const desk = await opened();
  await desk.common.attach(another, 'parcel', desk.id, desk.house.upload(another));
  desk.house.store.memory.audit.length = 0;
  if (as === 'locked-by-me') await desk.common.lock(me, 'parcel', desk.id);
  if (as === 'locked-by-another') await desk.common.lock(another, 'parcel', desk.id);
  if (as === 'frozen') await desk.common.freeze(another, 'parcel', desk.id);
  desk.house.pass(60_000);
  return desk;
}

// Attached before anybody locked or froze it.
function attachedFirst(house: MemoryHouse): string {
  return house.objects('parcel')[0]?.common?.attachments?.[0]?.id ?? '';
}

type Desk = Awaited<ReturnType<typeof opened>>;
const perform: Partial<Record<CommonAction, (desk: Desk) => Promise<unknown>>> = {
  update: ({ send }) => send(),
  lock: ({ common, id }) => common.lock(me, 'parcel', id),
  unlock: ({ common, id }) => common.unlock(me, 'parcel', id),
  'force-unlock': ({ common, id }) => common.forceUnlock(me, 'parcel', id),
  freeze: ({ common, id }) => common.freeze(me, 'parcel', id),
  unfreeze: ({ common, id }) => common.unfreeze(me, 'parcel', id),
  number: ({ common, id }) => common.number(me, 'parcel', id),
  attach: ({ house, common, id }) => common.attach(me, 'parcel', id, house.upload(me)),
  detach: ({ house, common, id }) => common.detach(me, 'parcel', id, attachedFirst(house)),
};

// The table of the fact sheet, once more in its own words: free, locked by me, locked by another, frozen.
it.each<[CommonAction, readonly string[]]>([
  ['read', ['done', 'done', 'done', 'done']],
  ['update', ['done', 'done', 'locked-by-another', 'frozen']],
  ['delete', ['done', 'done', 'locked-by-another', 'frozen']],
  ['number', ['done', 'done', 'locked-by-another', 'frozen']],
  ['customize', ['done', 'done', 'locked-by-another', 'frozen']],
  ['attach', ['done', 'done', 'locked-by-another', 'frozen']],
  ['detach', ['done', 'done', 'locked-by-another', 'frozen']],
  ['lock', ['done', 'nothing', 'locked-by-another', 'frozen']],
  ['unlock', ['nothing', 'done', 'locked-by-another', 'nothing']],
  ['force-unlock', ['nothing', 'done', 'done', 'nothing']],
  ['freeze', ['done', 'done', 'locked-by-another', 'nothing']],
  ['unfreeze', ['nothing', 'nothing', 'nothing', 'done']],
  ['verify-contact', ['done', 'done', 'done', 'frozen']],
  ['set-acl', ['done', 'done', 'locked-by-another', 'administrators-only']],
])('%s: free, mine, another’s, frozen', async (action, expected) => {
  const standings: readonly Standing[] = ['free', 'locked-by-me', 'locked-by-another', 'frozen'];
  expect(standings.map((one) => PROTECTION[action][one])).toEqual(expected);
  for (const [index, one] of standings.entries()) {
    const desk = await standing(one);
    const before = desk.now();
    expect(before && standingOf(before, me.id)).toBe(one);
    const end = await perform[action]?.(desk).catch((error: unknown) => error);
    if (!perform[action]) continue;
    if (expected[index] === 'nothing') expect(desk.now()).toEqual(before);
    else if (expected[index] === 'done') expect(desk.now()?.version).toBe((before?.version ?? 0) + 1);
    else expect(end).toEqual(new Conflict(expected[index] ?? '', { objectId: desk.id, holder: 'Bruno Other', since: '2030-01-01T00:00:00.000Z' }));
  }
});

it('says who may read on: looking needs no lock', async () => {
  const { now } = await standing('frozen');
  const object = now();
  expect(object && requireAllowed('read', object, me.id)).toBe('done');
  expect(object && isKeptFrom(object, another.id)).toBe(true);
});

it('keeps who created and who changed an object last; locks and freezes do not count', async () => {
  const { house, common, send, id, now } = await opened();
  const packing = await house.switchOn('ParcelsProcPack', 'new');
  await house.engine.runs.start(another, { entryId: packing, input: { amount: 1 } });
  const packed = house.objects('parcel').find((one) => one.id !== id);
  const byAnother = { date: '2030-01-01T00:00:00.000Z', identity: { id: another.id, name: 'Bruno Other' } };
  expect(packed?.common).toEqual({ created: byAnother, lastUpdated: byAnother });
  await send();
  const { lastUpdated } = now()?.common ?? {};
  expect(lastUpdated?.identity.name).toBe('Anna Operator');
  house.pass(1_000);
  await common.lock(me, 'parcel', id);
  await common.freeze(me, 'parcel', id);
  expect(now()?.common).toMatchObject({ lastUpdated, frozen: { date: '2030-01-01T00:00:01.000Z' } });
  expect(now()?.common?.locked).toBeUndefined();
});

it('attaches the actor’s own upload once, says who and when, and gives it back', async () => {
  const { house, common, id, now } = await opened();
  const mine = house.upload(me, { name: 'passport.pdf', bytes: 3_000 });
  const theirs = house.upload(another);
  await expect(common.attach(me, 'parcel', id, theirs)).rejects.toEqual(new NotFound('file', theirs));
  await common.attach(me, 'parcel', id, mine);
  const attached = { date: '2030-01-01T00:00:00.000Z', identity: { id: me.id, name: 'Anna Operator' } };
  expect(now()?.common).toEqual({ attachments: [{ id: mine, name: 'passport.pdf', mediaType: 'application/pdf', bytes: 3_000, attached }] });
  expect(house.files.files.get(mine)).toMatchObject({ objectType: 'parcel', objectId: id });
  await expect(common.attach(me, 'parcel', id, mine)).rejects.toMatchObject({ reason: 'file-gone' });
  await expect(common.detach(me, 'parcel', id, theirs)).rejects.toEqual(new NotFound('attachment', theirs));
  await common.detach(me, 'parcel', id, mine);
  expect(now()?.common?.attachments).toBeUndefined();
  expect(house.files.files.get(mine)?.objectId).toBeUndefined();
  const told = house.store.memory.audit.map(({ action, changed }) => [action, changed]);
  expect(told).toEqual([['object.attached', { attachments: { to: 'passport.pdf' } }], ['object.detached', { attachments: { from: 'passport.pdf' } }]]);
});

it('attaches a hundred files at most, and nothing without the permission', async () => {
  const { house, common, id } = await opened();
  await expect(common.attach(reader, 'parcel', id, house.upload(reader))).rejects.toEqual(new Forbidden('parcel:attach'));
  for (let count = 0; count < 100; count++) await common.attach(me, 'parcel', id, house.upload(me));
  await expect(common.attach(me, 'parcel', id, house.upload(me))).rejects.toMatchObject({ reason: 'too-many-attachments', details: { max: 100 } });
});

it('is written down, and a forced unlock by that name', async () => {
  const { house, common, id } = await standing('locked-by-another');
  await common.forceUnlock(me, 'parcel', id);
  expect(house.store.memory.audit.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual(['object.locked Bruno Other', 'object.unlock-forced Anna Operator']);
});

it('needs a permission for each deed, and hides what may not be read', async () => {
  const { common, id } = await opened();
  await common.lock(reader, 'parcel', id);
  await expect(common.freeze(reader, 'parcel', id)).rejects.toEqual(new Forbidden('parcel:freeze'));
  await expect(common.forceUnlock(reader, 'parcel', id)).rejects.toEqual(new Forbidden('parcel:force-unlock'));
  await expect(common.lock({ ...reader, permissions: new Set() }, 'parcel', id)).rejects.toBeInstanceOf(NotFound);
  await expect(common.lock(me, 'parcel', '00000000-0000-7000-8000-000000000bad')).rejects.toBeInstanceOf(NotFound);
});

it('lets schedules pass by what somebody keeps, and go on with the rest', async () => {
  const { house, id, common, sending } = await opened();
  house.stock('parcel', 'packed', [{}, {}]);
  await common.lock(me, 'parcel', id);
  await house.engine.schedules.fire(sending);
  expect(house.counts('parcel')).toEqual({ packed: 1, sent: 2 });
});

it('numbers an object once', async () => {
  const { common, id, now } = await opened();
  await common.number(me, 'parcel', id);
  expect(now()?.common).toMatchObject({ number: 'N-0001', numbered: { identity: { name: 'Anna Operator' } } });
  await expect(common.number(me, 'parcel', id)).rejects.toEqual(new Conflict('already-numbered', { number: 'N-0001' }));
});

it('leaves no gap in a series, whoever writes at once and whatever breaks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 32, maxLength: 32 }), async (breaks) => {
      const { house, common } = await opened();
      const ids = house.stock('parcel', 'packed', breaks.map(() => ({})));
      const { store } = house;
      const transact = store.transact.bind(store);
      let count = 0;
      store.transact = (work) => transact(async (transaction) => {
        const result = await work(transaction);
        if (breaks[count++]) throw new Error('power failure');
        return result;
      });
      await Promise.allSettled(ids.map((id) => common.number(me, 'parcel', id)));
      const numbers = house.objects('parcel').flatMap((one) => one.common?.number ?? []).sort();
      const expected = breaks.filter((broken) => !broken).map((_, index) => `N-${String(index + 1).padStart(4, '0')}`);
      expect(numbers).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});
