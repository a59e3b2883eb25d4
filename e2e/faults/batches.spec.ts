import { randomUUID } from 'node:crypto';
import { ask } from '../support/database.ts';
import { startHouse, type House } from '../support/house.ts';
import { fateOf, killSomething, MISSED_SOON, verifiedAudit } from '../support/kills.ts';
import { pause, until } from '../support/random.ts';
import { putOn, USE_CASES, type Entry } from '../support/use-cases.ts';

const CARDS = 3_000;
const FROZEN_EVERY = 40;
const SUBMITTED_EVERY = 500;
const ELSEWHERE = 25;

interface Kind { readonly useCase: string; readonly from: string; readonly to: string; readonly entry: Entry | undefined }
interface View { readonly id: string; readonly status: string; readonly asked: number; readonly done: number; readonly skipped: number; readonly failed: number }

const fate = fateOf('batches', 3);
let house: House;
let kinds: readonly Kind[];

beforeAll(async () => {
  house = await startHouse({ env: { ...MISSED_SOON, TESSERA_DEMO: '0' } });
  const [withdraw] = await putOn(house.administrator, 'assigned', [{ useCase: 'TempCardsProcWithdraw' }]);
  const [abort] = await putOn(house.administrator, 'processing', [{ useCase: USE_CASES.abort }]);
  kinds = [
    { useCase: 'TempCardsProcWithdraw', from: 'assigned', to: 'unassigned', entry: withdraw },
    { useCase: USE_CASES.abort, from: 'processing', to: 'aborted', entry: abort },
  ];
}, 120_000);

afterAll(() => house?.stop());

it('totals of batches add up and every card is moved once, whatever is killed, paused, resumed and cancelled meanwhile', async () => {
  const ends: View[] = [];
  for (let kill = 1; kill <= fate.kills; kill++) {
    const kind = kinds[kill % kinds.length] as Kind;
    const tag = `round-${kill}`;
    await stockUp(tag, kind);
    const batch = await started(tag, kind, fate.chance() < 0.5);
    const steering = steer(batch.id, kill % 3 === 0);
    await pause(fate.chance() * 500);
    await killSomething(house, fate.chance);
    await steering;
    const end = await ended(batch.id);
    ends.push(end);
    await compare(tag, kind, end);
  }
  const sum = (of: 'done' | 'skipped') => ends.reduce((total, end) => total + end[of], 0);
  process.stdout.write(`faults of batches: ${ends.length} batches, ${sum('done')} cards moved, ${sum('skipped')} skipped, ${ends.filter(({ status }) => status === 'cancelled').length} cancelled\n`);
  expect(verifiedAudit(house)).toContain('the audit is whole');
}, 120_000 + fate.kills * 30_000);

/** Cards where the use case begins, some of them frozen or sent already; and some in another state. */
async function stockUp(tag: string, { from }: Kind): Promise<void> {
  await ask(house.postgres,
    `insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by, common)
     select gen_random_uuid(), 'temporary-card', case when i <= $3 then $4 else 'locked' end,
       jsonb_build_object('cardNumber', $1 || '-' || i, 'product', 'standard', 'orderId', $1, 'holderName', 'Somebody')
         || case when i % $6 = 0 and $4 = 'processing' then '{"submission": "sent"}'::jsonb else '{}' end,
       array_to_tsvector(array[$1]), 1, now(), 'test', now(), 'test',
       case when i % $5 = 0 then '{"frozen": {"date": "2026-01-01T00:00:00.000Z", "identity": {"id": "x", "name": "Somebody"}}}'::jsonb end
     from generate_series(1, $3::int + $2::int) as i`,
    [tag, ELSEWHERE, CARDS, from, FROZEN_EVERY, SUBMITTED_EVERY],
  );
}

const cardsOf = (tag: string) => ask<{ id: string }>(house.postgres, `select id from managed_objects where object_type = 'temporary-card' and attributes ->> 'orderId' = $1`, [tag]);

/** Starts a batch on a filter or on ticked cards, with one key until somebody has acknowledged it. */
async function started(tag: string, { from, entry }: Kind, isTicked: boolean): Promise<View> {
  const selection = isTicked
    ? { subjectIds: (await cardsOf(tag)).map(({ id }) => id) }
    : { filter: { type: 'temporary-card', state: from, attributes: { orderId: tag } } };
  const key = { 'idempotency-key': randomUUID() };
  return until('the batch to be accepted', 60_000, async () => {
    const { status, body } = await house.administrator.post<View>('/batches', { entryId: entry?.id, ...selection, input: {} }, key);
    if (status >= 400 && status < 500) throw new Error(JSON.stringify(body));
    return status === 202 && body;
  });
}

/** Somebody who pauses and resumes, and cancels when told to. */
async function steer(id: string, cancels: boolean): Promise<void> {
  const wanted = ['pause', 'resume', 'pause', 'resume', ...(cancels ? ['cancel'] : [])];
  for (const verb of wanted) {
    await pause(fate.chance() * 200);
    await told(id, verb);
  }
}

// A request whose answer was lost may have been heard: then it is refused the second time.
const told = (id: string, verb: string): Promise<unknown> => until(`the batch to ${verb}`, 60_000, async () => {
  const { status } = await house.administrator.post(`/batches/${id}/${verb}`);
  return status === 200 || status === 409;
});

const ended = (id: string): Promise<View> => until('the batch to end', 90_000, async () => {
  const { body } = await house.administrator.get<View>(`/batches/${id}`);
  if (body.status === 'paused') await house.administrator.post(`/batches/${id}/resume`);
  return (body.status === 'done' || body.status === 'cancelled') && body;
});

async function compare(tag: string, { to }: Kind, end: View): Promise<void> {
  const [lines] = await ask<Record<string, number>>(house.postgres,
    `select count(*)::int as asked, count(*) filter (where status = 'done')::int as done, count(*) filter (where status = 'skipped')::int as skipped,
       count(*) filter (where status = 'failed')::int as failed, count(*) filter (where status = 'waiting')::int as waiting
     from batch_lines where batch_id = $1`, [end.id]);
  const { asked, done, skipped, failed } = end;
  expect({ tag, ...lines }).toEqual({ tag, asked, done, skipped, failed, waiting: asked - done - skipped - failed });
  if (end.status === 'done') expect(lines?.['waiting']).toBe(0);
  expect(failed).toBe(0);
  const [truth] = await ask<{ moved: number; audited: number; twice: number; untold: number }>(house.postgres,
    `with cards as (
       select card.id, card.state, (select count(*) from audit_entries line where line.object_id = card.id and line.to_state = $2) as lines
       from managed_objects card where object_type = 'temporary-card' and attributes ->> 'orderId' = $1
     )
     select count(*) filter (where cards.state = $2)::int as moved, coalesce(sum(lines), 0)::int as audited, count(*) filter (where lines > 1)::int as twice,
       count(*) filter (where (cards.state = $2) <> (line.status is not null))::int as untold
     from cards left join batch_lines line on line.batch_id = $3 and line.object_id = cards.id and line.status = 'done'`, [tag, to, end.id]);
  expect({ tag, ...truth }).toEqual({ tag, moved: done, audited: done, twice: 0, untold: 0 });
  if (end.status === 'done') expect(done).toBe(expectedOf(to));
}

/** How many cards of a round can be moved at all. */
function expectedOf(to: string): number {
  const numbers = Array.from({ length: CARDS }, (_, index) => index + 1);
  return numbers.filter((i) => i % FROZEN_EVERY !== 0 && !(to === 'aborted' && i % SUBMITTED_EVERY === 0)).length;
}
