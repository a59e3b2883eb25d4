import { jest } from '@jest/globals';
import { newId } from '../../house/new-id.js';
import { TestHouse, until, type Person } from '../../worker/testing/test-house.js';

jest.setTimeout(40_000);

interface View { readonly id: string; readonly status: string; readonly asked: number; readonly done: number; readonly skipped: number; readonly failed: number }
interface Lines { readonly items: { readonly objectId: string; readonly text: string; readonly reason?: string; readonly label?: string }[] }

describe('batches', () => {
  let house: TestHouse;
  let ada: Person;
  let shred: string;

  beforeAll(async () => {
    house = await TestHouse.open('api,worker');
    ada = await house.signIn('badge:read', 'badge:shred');
    shred = await house.putOn('blank', { useCase: 'BadgesProcShred' });
  }, 60_000);
  afterAll(() => house.close());

  const badges = async (chips: readonly string[], state = 'blank'): Promise<string[]> => {
    const objects = chips.map((chip) => ({ id: newId(), objectType: 'badge', state, attributes: { number: '1', chip }, version: 0 }));
    await house.foundations.storeRoom.store.transact((transaction) =>
      transaction.write({ at: transaction.now, actorId: ada.accountId, objects, audit: [], tasks: [] }));
    return objects.map(({ id }) => id);
  };
  const start = (body: object, who = ada) => who.ask<View>('POST', '/batches', { entryId: shred, ...body });
  const ended = (id: string) => until(async () => {
    const { body } = await ada.ask<View>('GET', `/batches/${id}`);
    return body.status !== 'running' && body;
  });
  const lines = async (id: string, outcome: string) => (await ada.ask<Lines>('GET', `/batches/${id}/lines?outcome=${outcome}`)).body.items;

  it('shred what was ticked, skip what was refused or is elsewhere, and set aside what breaks', async () => {
    const [good = '', kept = '', broken = ''] = await badges(['good', 'kept', 'broken']);
    const [printed = ''] = await badges(['good'], 'printed');
    const accepted = await start({ subjectIds: [good, kept, broken, printed] });
    expect(accepted).toMatchObject({ status: 202, body: { status: 'running', title: 'Shred badges', asked: 4, startedBy: 'Ada' } });
    const batch = await ended(accepted.body.id);
    expect(batch).toMatchObject({ status: 'done', asked: 4, done: 1, skipped: 2, failed: 1 });
    const skipped = await lines(batch.id, 'skipped');
    expect(skipped.map(({ objectId, reason }) => [objectId, reason]).sort()).toEqual([[kept, 'is-kept'], [printed, 'no-longer-blank']].sort());
    expect(skipped.find(({ objectId }) => objectId === printed)?.text).toMatch(/"Printed"/);
    expect(await lines(batch.id, 'failed')).toMatchObject([{ objectId: broken, text: expect.stringContaining('the shredder is jammed') }]);
  });

  it('say which right is missing to what they skip, and who can grant it', async () => {
    const [closed = ''] = await badges(['good']);
    const { store, accessSchemes } = house.foundations.storeRoom;
    const [record] = await store.readObjects('badge', [closed]);
    if (!record) throw new Error('there is no badge');
    const administrators = { subject: 'group', is: 'Administrators' } as const;
    const entries = [{ permission: 'Read', filter: { everyone: true } }, { permission: 'SetAcl', filter: administrators }] as const;
    await accessSchemes.follow(record, { level: 'object', id: newId(), entries }, {
      id: newId(), at: new Date(), actorId: ada.accountId, actorName: 'Ada', action: 'object.acl-set', objectType: 'badge', objectId: closed,
    });
    const batch = await ended((await start({ subjectIds: [closed] })).body.id);
    expect(await lines(batch.id, 'skipped')).toMatchObject([{ objectId: closed, reason: 'not-permitted', text: 'The right "Delete" to this is missing. Administrators can grant it.' }]);
    const italian = await ada.ask<Lines>('GET', `/batches/${batch.id}/lines?outcome=skipped`, undefined, { 'accept-language': 'it-IT' });
    expect(italian.body.items[0]?.text).toBe('Manca il diritto "Eliminare" su questo oggetto. Può concederlo: Amministratori.');
  });

  it('name nothing to whoever only looks after batches', async () => {
    const [kept = ''] = await badges(['kept']);
    const batch = await ended((await start({ subjectIds: [kept] })).body.id);
    expect((await lines(batch.id, 'skipped'))[0]).toMatchObject({ objectId: kept, label: expect.any(String) });
    const keeper = await house.signIn('batch:manage');
    const [line] = (await keeper.ask<Lines>('GET', `/batches/${batch.id}/lines?outcome=skipped`)).body.items;
    expect(line).toMatchObject({ objectId: kept, reason: 'is-kept' });
    expect(line).not.toHaveProperty('label');
  });

  it('take everything that fits a filter', async () => {
    await badges(Array.from({ length: 1_200 }, () => 'filtered'));
    const accepted = await start({ filter: { type: 'badge', state: 'blank', attributes: { chip: 'filtered' } } });
    expect(accepted.status).toBe(202);
    expect(await ended(accepted.body.id)).toMatchObject({ status: 'done', asked: 1_200, done: 1_200, skipped: 0, failed: 0 });
  });

  it('do again what failed, and nothing else', async () => {
    const [good = '', broken = ''] = await badges(['good', 'broken']);
    const batch = await ended((await start({ subjectIds: [good, broken] })).body.id);
    await house.foundations.dataSource.query(`update managed_objects set attributes = attributes || '{"chip":"good"}' where id = $1`, [broken]);
    expect(await ada.ask('POST', `/batches/${batch.id}/retry-failed`)).toMatchObject({ status: 200, body: { status: 'running', failed: 0 } });
    expect(await ended(batch.id)).toMatchObject({ status: 'done', asked: 2, done: 2, failed: 0 });
    expect(await ada.ask('POST', `/batches/${batch.id}/retry-failed`)).toMatchObject({ status: 409, body: { reason: 'nothing-failed' } });
    expect(await ada.ask('POST', `/batches/${batch.id}/pause`)).toMatchObject({ status: 409, body: { reason: 'batch-done' } });
  });

  it('are the same batch when the same key comes twice', async () => {
    const subjectIds = await badges(['good']);
    const key = { 'idempotency-key': newId() };
    const [first, second] = [await ada.ask<View>('POST', '/batches', { entryId: shred, subjectIds }, key), await ada.ask<View>('POST', '/batches', { entryId: shred, subjectIds }, key)];
    expect(second).toMatchObject({ status: 202, body: { id: first.body.id } });
    expect(await ada.ask('POST', '/batches', { entryId: shred, subjectIds: [newId()] }, key)).toMatchObject({ status: 409, body: { reason: 'idempotency-key-used' } });
  });

  it('are the business of whoever started them, and of whoever looks after batches', async () => {
    const { body } = await start({ subjectIds: await badges(['good']) });
    const [bob, manager] = [await house.signIn('badge:read', 'badge:shred'), await house.signIn('batch:manage')];
    for (const path of ['', '/lines?outcome=failed']) expect((await bob.ask('GET', `/batches/${body.id}${path}`)).status).toBe(404);
    for (const verb of ['pause', 'resume', 'cancel', 'retry-failed']) expect((await bob.ask('POST', `/batches/${body.id}/${verb}`)).status).toBe(404);
    expect((await manager.ask('GET', `/batches/${body.id}`)).status).toBe(200);
    expect((await bob.ask<{ items: View[] }>('GET', '/batches')).body.items).toEqual([]);
    expect((await ada.ask<{ items: View[] }>('GET', '/batches?limit=1')).body).toMatchObject({ items: [{ id: body.id }], nextCursor: expect.any(String) });
  });

  it('ask their questions once, check the answers and open nothing', async () => {
    const paint = await house.putOn('blank', { useCase: 'BadgesProcPaint' });
    const painter = await house.signIn('badge:read', 'badge:paint');
    const ask = (body: object, who = painter) => who.ask('POST', '/batches/questions', { entryId: paint, ...body });
    expect(await ask({})).toMatchObject({ status: 200, body: { title: 'Paint badges', place: 'blank', stepIndex: 0, stepCount: 2, step: { title: 'Colour', fields: { colour: { kind: 'text' } } } } });
    expect(await ask({ step: 1, input: {} })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/colour', reason: 'required' }] } });
    expect(await ask({ step: 1, input: { colour: 'red' } })).toMatchObject({ status: 200, body: { stepIndex: 1, step: { title: 'Sure?' } } });
    const asked = await ask({ step: 2, input: { colour: 'red' } });
    expect(asked).toMatchObject({ status: 200, body: { stepIndex: 2 } });
    expect(asked.body).not.toHaveProperty('step');
    expect(await ask({ step: 3, input: { colour: 'red' } })).toMatchObject({ status: 409, body: { reason: 'step-out-of-order' } });
    expect((await ask({}, ada)).status).toBe(403);
    expect(await house.foundations.dataSource.query('select from runs where actor_id = $1', [painter.accountId])).toEqual([]);
  });

  it('are refused to whoever may not do it, and for a filter that no list has', async () => {
    const bob = await house.signIn('badge:read');
    expect((await start({ subjectIds: [newId()] }, bob)).status).toBe(403);
    expect(await start({})).toMatchObject({ status: 422, body: { reason: 'invalid-input' } });
    expect(await start({ subjectIds: [newId()], filter: { type: 'badge', state: 'blank' } })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/filter' }] } });
    expect(await start({ filter: { type: 'badge', state: 'printed' } })).toMatchObject({ status: 409, body: { reason: 'filter-elsewhere' } });
    expect(await start({ filter: { type: 'badge', state: 'blank', attributes: { secretsRef: 'x' } } })).toMatchObject({ status: 422, body: { reason: 'not-searchable' } });
    expect(await start({ filter: { type: 'badge', state: 'blank', attributes: { chip: 7 } } })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/filter/attributes/chip' }] } });
  });
});

describe('a badge', () => {
  let house: TestHouse;
  beforeAll(async () => { house = await TestHouse.open(); }, 60_000);
  afterAll(() => house.close());

  const blank = async (): Promise<string> => {
    const id = newId();
    await house.foundations.storeRoom.store.transact((transaction) => transaction.write({
      at: transaction.now, actorId: id, audit: [], tasks: [], objects: [{ id, objectType: 'badge', state: 'blank', attributes: { number: '1' }, version: 0 }],
    }));
    return id;
  };

  it('that one person has locked is unlocked by them, or by force', async () => {
    const [ada, bob] = [await house.signIn('badge:read', 'badge:lock'), await house.signIn('badge:read', 'badge:lock', 'badge:force-unlock')];
    const id = await blank();
    expect(await ada.ask('POST', `/objects/${id}/lock`)).toMatchObject({ status: 200, body: { common: { locked: { identity: { id: ada.accountId, name: 'Ada' } } } } });
    expect(await bob.ask('POST', `/objects/${id}/unlock`)).toMatchObject({ status: 409, body: { reason: 'locked-by-another', details: { holder: 'Ada' } } });
    expect((await ada.ask('POST', `/objects/${id}/force-unlock`)).status).toBe(403);
    expect((await bob.ask<{ common: object }>('POST', `/objects/${id}/force-unlock`)).body.common).toEqual({});
    expect(await house.audited('object.unlock-forced')).toMatchObject([{ objectId: id }]);
  });

  it('that is frozen stays as it is until it is unfrozen', async () => {
    const ada = await house.signIn('badge:read', 'badge:freeze', 'badge:lock');
    const id = await blank();
    expect(await ada.ask('POST', `/objects/${id}/freeze`)).toMatchObject({ status: 200, body: { common: { frozen: { identity: { name: 'Ada' } } } } });
    expect(await ada.ask('POST', `/objects/${id}/lock`)).toMatchObject({ status: 409, body: { reason: 'frozen' } });
    expect(await ada.ask('GET', `/objects/${id}`)).toMatchObject({ body: { common: { frozen: { date: expect.any(String) } } } });
    expect((await ada.ask<{ common: object }>('POST', `/objects/${id}/unfreeze`)).body.common).toEqual({});
  });

  it('has no number, for its type has no series', async () => {
    const ada = await house.signIn('badge:read', 'badge:number');
    expect(await ada.ask('POST', `/objects/${await blank()}/number`)).toMatchObject({ status: 422, body: { reason: 'no-numbering' } });
  });

  it('is not there for whoever may not read it, and closed to whoever lacks the permission', async () => {
    const [blind, reader] = [await house.signIn('badge:lock'), await house.signIn('badge:read')];
    const id = await blank();
    for (const verb of ['lock', 'unlock', 'force-unlock', 'freeze', 'unfreeze', 'number']) {
      expect(await blind.ask('POST', `/objects/${id}/${verb}`)).toMatchObject({ status: 404, body: { details: { what: 'object' } } });
      expect((await reader.ask('POST', `/objects/${id}/${verb}`)).status).toBe(403);
      expect((await reader.ask('POST', `/objects/${newId()}/${verb}`)).status).toBe(404);
      expect((await house.ask({}, 'POST', `/objects/${id}/${verb}`)).status).toBe(401);
    }
  });
});
