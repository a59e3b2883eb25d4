import { jest } from '@jest/globals';
import type { ReceiptScope } from '@tessera/engine';
import { randomBytes } from 'node:crypto';
import { TestHouse, until, type Person } from '../worker/testing/test-house.js';
import { Receipts } from './receipts.js';

jest.setTimeout(40_000);

describe('a receipt', () => {
  const scope: ReceiptScope = { runId: 'run-1', field: 'encoding', subjectId: 'card-1' };
  const did = { chipSerial: 'AB12', secretsRef: 'vault_x' };
  let now = 1_000_000;
  const receipts = new Receipts(randomBytes(32), () => now);

  it('proves what the encoder did', () => {
    expect(receipts.verify(receipts.sign(scope, did), scope)).toEqual(did);
  });

  it.each([{ ...scope, runId: 'run-2' }, { ...scope, field: 'other' }, { ...scope, subjectId: 'card-2' }, { runId: 'run-1', field: 'encoding' }])(
    'is worthless for something else: %j',
    (other) => expect(receipts.verify(receipts.sign(scope, did), other)).toBeUndefined(),
  );

  it('is worthless after a quarter of an hour', () => {
    const receipt = receipts.sign(scope, did);
    now += 15 * 60_000 + 1;
    expect(receipts.verify(receipt, scope)).toBeUndefined();
  });

  it('is worthless when forged', () => {
    const [text = '', signature = ''] = receipts.sign(scope, did).split('.');
    const forged = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(text, 'base64url').toString()), chip: 'ZZ' })).toString('base64url');
    const others = new Receipts(randomBytes(32), () => now);
    for (const receipt of [`${forged}.${signature}`, text, `${text}.`, '', '.', 'x.y.z', others.sign(scope, did), `${text}.${signature}.${signature}`]) {
      expect(receipts.verify(receipt, scope)).toBeUndefined();
    }
  });
});

describe('the encoder', () => {
  let house: TestHouse;
  let operator: Person;
  let order: string;
  let encode: string;

  beforeAll(async () => {
    house = await TestHouse.open();
    operator = await house.signIn('badge:read', 'badge:order', 'badge:encode', 'badge:tear');
    order = await house.putOn('new', { useCase: 'BadgesProcOrder' });
    encode = await house.putOn('printed', { useCase: 'BadgesProcEncode' });
  }, 60_000);
  afterAll(() => house.close());

  const sql = <R>(text: string, values: unknown[] = []) => house.foundations.dataSource.query<R[]>(text, values);
  const actor = () => ({ id: operator.accountId, displayName: 'Ada', kind: 'person' as const, permissions: new Set(['badge:read', 'badge:order', 'badge:encode']) });

  async function openRun(chip?: string): Promise<{ id: string; badgeId: string }> {
    const made = await house.engine.runs.start(actor(), { entryId: order, input: chip ? { chip } : {} });
    const badgeId = made.outcome?.objectIds[0] ?? '';
    await sql(`update managed_objects set state = 'printed' where id = $1`, [badgeId]);
    const run = await house.engine.runs.open(actor(), { entryId: encode, subjectIds: [badgeId] });
    return { id: run.id, badgeId };
  }
  const put = (chipSerial: string | null, fault = 'none') => operator.ask('PUT', '/encoder/reader', { chipSerial, fault });
  const write = (run: { id: string }, who = operator, field = 'encoding') => who.ask('POST', `/runs/${run.id}/devices/${field}`);
  const kept = async () => (await sql('select from vault')).length;

  it('shows the reader on my desk, clearly as simulated', async () => {
    expect((await operator.ask('GET', '/encoder/reader')).body).toEqual({ simulated: true, present: false, fault: 'none' });
    expect((await put('AB12')).body).toEqual({ simulated: true, present: true, chipSerial: 'AB12', fault: 'none' });
    expect((await put(null)).body).toEqual({ simulated: true, present: false, fault: 'none' });
    expect((await put('AB12', 'no-reader')).body).toMatchObject({ present: false });
    expect((await put('x'.repeat(65))).status).toBe(422);
    expect((await put('AB12', 'explodes')).status).toBe(422);
    const other = await house.signIn();
    expect((await other.ask('GET', '/encoder/reader')).body).toMatchObject({ present: false, fault: 'none' });
  });

  it('keeps nothing when there is no reader, no card, the wrong card or a card that was removed', async () => {
    const run = await openRun('AB22');
    await put('AB22', 'no-reader');
    expect(await write(run)).toMatchObject({ status: 422, body: { reason: 'no-reader' } });
    await put(null);
    expect(await write(run)).toMatchObject({ status: 422, body: { reason: 'no-card' } });
    await put('FFFF', 'card-removed');
    expect(await write(run)).toMatchObject({ status: 422, body: { reason: 'wrong-card-in-reader', details: { expected: 'AB22', found: 'FFFF' } } });
    await put('AB22', 'card-removed');
    expect(await write(run)).toMatchObject({ status: 422, body: { reason: 'card-removed' } });
    expect(await kept()).toBe(0);
    expect(await sql(`select from managed_objects where id = $1 and state = 'printed'`, [run.badgeId])).toHaveLength(1);
  });

  it('encodes the card, and only the permission reveals PIN and PUK, with a trace', async () => {
    const run = await openRun('AB23');
    await put('AB23');
    const { status, body } = await write(run);
    expect(status).toBe(200);
    expect(body).toMatchObject({ chipSerial: 'AB23' });
    await house.engine.runs.answer(actor(), run.id, 0, { encoding: body['receipt'] });
    const done = await house.engine.runs.submit(actor(), run.id);
    expect(done.status).toBe('done');

    expect(await operator.ask('POST', `/objects/${run.badgeId}/secrets`)).toMatchObject({ status: 403, body: { details: { permission: 'secret:reveal' } } });
    const blind = await house.signIn('secret:reveal');
    expect((await blind.ask('POST', `/objects/${run.badgeId}/secrets`)).status).toBe(404);
    expect(await house.audited('secret.revealed')).toEqual([]);

    const officer = await house.signIn('secret:reveal', 'badge:read');
    const revealed = await officer.ask('POST', `/objects/${run.badgeId}/secrets`);
    expect(revealed).toMatchObject({ status: 200, body: { pin: expect.stringMatching(/^\d{6}$/), puk: expect.stringMatching(/^\d{8}$/) } });
    expect(revealed.headers['cache-control']).toBe('no-store');
    expect(await house.audited('secret.revealed')).toEqual([expect.objectContaining({ objectId: run.badgeId, actorName: 'Ada' })]);
    const written = JSON.stringify([await sql('select * from audit_entries'), await sql('select * from runs'), await sql('select * from managed_objects')]);
    expect(written).not.toContain(String(revealed.body['pin']));
    expect(written).not.toContain(String(revealed.body['puk']));
  });

  it('takes the receipt of the latest encoding only: the chip holds its PIN', async () => {
    const run = await openRun('AB24');
    await put('AB24');
    const first = (await write(run)).body['receipt'];
    const second = (await write(run)).body['receipt'];
    const answer = (receipt: unknown) => operator.ask('PUT', `/runs/${run.id}/steps/0`, { values: { encoding: receipt } });
    expect(await answer(first)).toMatchObject({ status: 422, body: { faults: [{ pointer: '/encoding', reason: 'bad-receipt' }] } });
    expect((await answer(second)).status).toBe(200);
    await put('AB24', 'card-removed');
    expect((await write(run)).status).toBe(422);
    expect(await operator.ask('POST', `/runs/${run.id}/submit`)).toMatchObject({ status: 422, body: { faults: [{ reason: 'bad-receipt' }] } });
    await put('AB24');
    expect((await answer((await write(run)).body['receipt'])).status).toBe(200);
    expect(await operator.ask('POST', `/runs/${run.id}/submit`)).toMatchObject({ status: 200, body: { status: 'done' } });
  });

  it('leaves the chip of a card alone that somebody else works on, or that is out of use', async () => {
    const run = await openRun('AB99');
    await put('AB99');
    const status = { date: new Date().toISOString(), identity: { id: 'somebody', name: 'Eve' } };
    const mark = (common: object) => sql('update managed_objects set common = $2 where id = $1', [run.badgeId, JSON.stringify(common)]);
    const before = await kept();
    await mark({ locked: status });
    expect(await write(run)).toMatchObject({ status: 409, body: { reason: 'locked-by-another' } });
    await mark({ frozen: status });
    expect(await write(run)).toMatchObject({ status: 409, body: { reason: 'frozen' } });
    expect(await kept()).toBe(before);
    await mark({});
    expect((await write(run)).status).toBe(200);
  });

  it('leaves a chip alone that belongs to another card, whatever state that is in', async () => {
    const [run, other] = [await openRun(), await openRun('EF56')];
    const before = await kept();
    for (const state of ['printed', 'torn']) {
      await sql('update managed_objects set state = $2 where id = $1', [other.badgeId, state]);
      await put('EF56');
      expect(await write(run)).toMatchObject({ status: 422, body: { reason: 'chip-of-another-card', details: { card: '1', found: 'EF56' }, detail: expect.stringContaining('Put the right card') } });
    }
    expect(await kept()).toBe(before);
    expect(await sql(`select from managed_objects where id = $1 and state = 'printed' and not attributes ? 'chip'`, [run.badgeId])).toHaveLength(1);
    await put('GH78');
    expect(await write(run)).toMatchObject({ status: 200 });
  });

  describe('and a submission at the same time:', () => {
    const waiting = () => until(async () => (await sql(`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%runs%'`)).length > 0);

    async function whileHeld<A>(runId: string, meanwhile: string, begin: () => Promise<A>): Promise<A> {
      const holder = house.foundations.dataSource.createQueryRunner();
      await holder.startTransaction();
      await holder.query('select from runs where id = $1 for update', [runId]);
      const begun = begin();
      await waiting();
      await holder.query(meanwhile, [runId]);
      await holder.commitTransaction();
      await holder.release();
      return begun;
    }

    it('an encoding that began first makes the receipt worthless', async () => {
      const run = await openRun('JK12');
      await put('JK12');
      await operator.ask('PUT', `/runs/${run.id}/steps/0`, { values: { encoding: (await write(run)).body['receipt'] } });
      const answer = await whileHeld(run.id, `update encodings set ref = 'vault_later' where run_id = $1`, () => operator.ask('POST', `/runs/${run.id}/submit`));
      expect(answer).toMatchObject({ status: 422, body: { faults: [{ pointer: '/encoding', reason: 'bad-receipt' }] } });
      expect(await operator.ask('GET', `/runs/${run.id}`)).toMatchObject({ body: { status: 'open' } });
    });

    it('a submission that came first ends the run, and nothing is written to the chip', async () => {
      const run = await openRun('LM34');
      await put('LM34');
      const before = await kept();
      const answer = await whileHeld(run.id, `update runs set status = 'done' where id = $1`, () => write(run));
      expect(answer).toMatchObject({ status: 409, body: { reason: 'run-done' } });
      expect(await kept()).toBe(before);
    });
  });

  it('takes any card while the object has no chip yet', async () => {
    const run = await openRun();
    await put('CD34');
    expect(await write(run)).toMatchObject({ status: 200, body: { chipSerial: 'CD34' } });
  });

  it('serves the run of its operator only, in the field that asks, while it is open', async () => {
    const run = await openRun('AB27');
    await put('AB27');
    expect((await write(run, await house.signIn('badge:encode'))).status).toBe(404);
    expect((await write(run, operator, 'constructor')).status).toBe(404);
    expect((await house.ask({}, 'POST', `/runs/${run.id}/devices/encoding`)).status).toBe(401);
    await house.engine.runs.cancel(actor(), run.id);
    expect(await write(run)).toMatchObject({ status: 409, body: { reason: 'run-cancelled' } });
  });

  it('has nothing to reveal for a card without secrets', async () => {
    const { badgeId } = await openRun('AB28');
    const officer = await house.signIn('secret:reveal', 'badge:read');
    expect(await officer.ask('POST', `/objects/${badgeId}/secrets`)).toMatchObject({ status: 422, body: { reason: 'no-secrets' } });
    await sql(`update managed_objects set attributes = attributes || jsonb_build_object('secretsRef', (select ref from vault limit 1)) where id = $1`, [badgeId]);
    expect(await officer.ask('POST', `/objects/${badgeId}/secrets`)).toMatchObject({ status: 422, body: { reason: 'no-secrets' } });
  });
});
