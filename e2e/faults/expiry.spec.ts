import { ask } from '../support/database.ts';
import { expectStatus, startHouse, type House } from '../support/house.ts';
import { fateOf, killSomething, MISSED_SOON, verifiedAudit } from '../support/kills.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { pause, until } from '../support/random.ts';
import { putOn } from '../support/use-cases.ts';

const CARDS = 160;
// Days left when a generation of cards is handed out: some are over at once, some stay for a week more.
const SPREAD = 10;
const REMINDERS = [1, 2, 3, 7];

interface CardOnDay { readonly id: string; readonly holder: string; readonly state: string; readonly left: number; readonly begun: number }

const fate = fateOf('expiry', 2);
let house: House;
let post: MailServer;
let schedule: string;

beforeAll(async () => {
  post = await startMailServer(10, () => fate.chance() < 0.05);
  house = await startHouse({ env: { ...MISSED_SOON, TESSERA_DEMO: '0' } });
  const settings = { host: '127.0.0.1', port: post.port, encryption: 'none', senderAddress: 'cards@example.org' };
  await expectStatus(house.administrator.put('/admin/connectors/mail-smtp', { settings }, { 'if-match': '"0"' }), 200);
  const [entry] = await putOn(house.administrator, 'assigned', [{ useCase: 'TempCardsProcExpire', cron: '0 3 1 1 *' }]);
  schedule = entry?.id ?? '';
}, 120_000);

afterAll(async () => {
  await house?.stop();
  await post?.stop();
});

it('cards expire once and holders are reminded once, whatever is killed on each of the days', async () => {
  for (let kill = 1; kill <= fate.kills; kill++) {
    if (kill % SPREAD === 1) await handOut(kill);
    else await nextDay();
    await fire();
    await pause(fate.chance() * 900);
    await killSomething(house, fate.chance);
    await until('the day’s work to be done', 120_000, async () => (await isDone()) || (await fire(), await pause(1_000), false));
    await compare();
  }
  const ids = new Set(post.arrived.map(({ messageId }) => messageId));
  process.stdout.write(`faults of expiry: ${(await cards()).filter(({ state }) => state === 'expired').length} cards expired, ${ids.size} reminders, ${post.arrived.length - ids.size} of them a second time under the same id\n`);
  expect(verifiedAudit(house)).toContain('the audit is whole');
}, 120_000 + fate.kills * 40_000);

/** A generation of people, each with a card in hand. */
async function handOut(generation: number): Promise<void> {
  await ask(house.postgres,
    `with people as (
       insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by)
       select gen_random_uuid(), 'identity', 'active', jsonb_build_object('name', 'Holder ' || i, 'email', 'holder-' || $1 || '-' || i || '@example.org'),
         array_to_tsvector(array['holder']), 1, now(), 'test', now(), 'test'
       from generate_series(1, $2::int) as i returning id, attributes
     )
     insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by)
     select gen_random_uuid(), 'temporary-card', 'assigned', jsonb_build_object('cardNumber', 'E' || $1 || '-' || i, 'product', 'standard', 'holder', id,
       'holderName', attributes ->> 'name', 'activeHolder', id, 'validFrom', '2026-01-01', 'orderId', (i % $3 - 1)::text,
       'validTo', to_char((now() at time zone 'Europe/Rome')::date + (i % $3 - 1)::int, 'YYYY-MM-DD')), array_to_tsvector(array['card']), 1, now(), 'test', now(), 'test'
     from (select *, row_number() over () as i from people) as people`,
    [String(generation), CARDS, SPREAD],
  );
}

// The clock stands still in tests: the ends of the cards come nearer instead.
const nextDay = (): Promise<unknown> => ask(house.postgres,
  `update managed_objects set attributes = attributes || jsonb_build_object('validTo', to_char((attributes ->> 'validTo')::date - 1, 'YYYY-MM-DD'))
   where object_type = 'temporary-card' and state = 'assigned'`);

const fire = async (): Promise<void> => void (await house.administrator.post(`/admin/schedules/${schedule}/run`, {}).catch(() => undefined));

const cards = (): Promise<readonly CardOnDay[]> => ask<CardOnDay & Record<string, unknown>>(house.postgres,
  `select card.id, holder.attributes ->> 'email' as holder, card.state, (card.attributes ->> 'orderId')::int as begun,
     (card.attributes ->> 'validTo')::date - (now() at time zone 'Europe/Rome')::date as left
   from managed_objects card join managed_objects holder on holder.object_type = 'identity' and holder.id = (card.attributes ->> 'holder')::uuid
   where card.object_type = 'temporary-card'`);

/** Nothing waits any more: no card, no task, no message. */
async function isDone(): Promise<boolean> {
  const [open] = await ask<{ tasks: number; messages: number }>(house.postgres,
    `select (select count(*) from tasks where status not in ('done', 'gave-up'))::int as tasks, (select count(*) from outbox where status = 'waiting')::int as messages`);
  const waiting = (await cards()).filter(({ state, left }) => state === 'assigned' && left < 0);
  return open?.tasks === 0 && open.messages === 0 && waiting.length === 0 && (await remindersMissing()).length === 0;
}

/** The reminders that somebody has been due since their card was handed out. */
const dueOf = ({ begun, left }: CardOnDay): ReadonlySet<number> => {
  const days = Array.from({ length: Math.max(0, begun - Math.max(left, 0) + 1) }, (_, index) => begun - index).filter((day) => day >= 0);
  return new Set(days.flatMap((day) => REMINDERS.find((reminder) => reminder >= day) ?? []));
};

function arrivals(): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { to, messageId } of post.arrived) ids.set(to, (ids.get(to) ?? new Set()).add(messageId));
  return ids;
}

async function remindersMissing(): Promise<readonly CardOnDay[]> {
  const ids = arrivals();
  return (await cards()).filter((card) => (ids.get(card.holder)?.size ?? 0) < dueOf(card).size);
}

async function compare(): Promise<void> {
  const ids = arrivals();
  const untrue = (await cards()).filter((card) => {
    const isRight = card.state === (card.left < 0 ? 'expired' : 'assigned');
    return !isRight || (ids.get(card.holder)?.size ?? 0) !== dueOf(card).size;
  });
  expect(untrue.slice(0, 5)).toEqual([]);
  const wrong = await ask<object & Record<string, unknown>>(house.postgres,
    `select card.id, card.state, count(line.id)::int as lines from managed_objects card left join audit_entries line on line.object_id = card.id and line.to_state = 'expired'
     where card.object_type = 'temporary-card' group by card.id, card.state having count(line.id) <> case card.state when 'expired' then 1 else 0 end`);
  expect(wrong).toEqual([]);
}
