// A batch over many cards: how soon it is taken, and how fast a worker gets through.
import { expectStatus, startHouse, type House } from '../support/house.ts';
import { until } from '../support/random.ts';
import { putOn } from '../support/use-cases.ts';
import { createDataSource } from '@tessera/store';

const CARDS = Number(process.env['BENCH_BATCH'] ?? 100_000);

type Say = (line: string) => void;

interface BatchNow {
  readonly id: string;
  readonly status: string;
  readonly asked: number;
  readonly done: number;
}

async function fillWithAssigned(url: string, amount: number): Promise<void> {
  const dataSource = await createDataSource(url, { poolSize: 1 }).initialize();
  await dataSource.query(
    `insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by)
     select gen_random_uuid(), 'temporary-card', 'assigned',
       jsonb_build_object('cardNumber', number, 'product', 'standard', 'holderName', 'Somebody ' || i, 'validFrom', '2026-01-01', 'validTo', '2026-12-31'),
       array_to_tsvector(array[lower(number)]), 1, now(), 'bench', now(), 'bench'
     from (select i, 'Y' || lpad(i::text, 8, '0') as number from generate_series(1, $1::int) as i) as cards`,
    [amount],
  );
  await dataSource.query('vacuum analyze managed_objects');
  await dataSource.destroy();
}

async function withdrawn(house: House, say: Say): Promise<void> {
  const [entry] = await putOn(house.administrator, 'assigned', [{ useCase: 'TempCardsProcWithdraw' }]);
  const begin = performance.now();
  const body = { entryId: entry?.id, filter: { type: 'temporary-card', state: 'assigned' }, input: {} };
  const batch = await expectStatus(house.administrator.post<BatchNow>('/batches', body), 200, 201, 202);
  const accepted = performance.now() - begin;
  const end = await until('the batch to end', 600_000, async () => {
    const { body: now } = await expectStatus(house.administrator.get<BatchNow>(`/batches/${batch.body.id}`), 200);
    return now.status === 'done' && now;
  });
  const seconds = (performance.now() - begin) / 1000;
  say(`## One batch: Withdraw temporary card, ${CARDS.toLocaleString('en-US')} cards of a filter`);
  say('');
  say('| What | Figure |\n| --- | --- |');
  say(`| Accepted (it survives a crash) | ${Math.round(accepted)} ms |`);
  say(`| Withdrawn, with audit and totals: ${end.done.toLocaleString('en-US')} of ${end.asked.toLocaleString('en-US')} | ${seconds.toFixed(1)} s |`);
  say(`| Cards per second | ${Math.round(end.done / seconds).toLocaleString('en-US')}/s |`);
  say('');
}

/** Measures what a batch does with many cards. */
export async function batches(say: Say): Promise<void> {
  const house = await startHouse({ env: { TESSERA_DEMO: '0' }, postgres: { shared_buffers: '512MB' } });
  try {
    await fillWithAssigned(house.postgres.url, CARDS);
    await withdrawn(house, say);
  } finally {
    await house.stop();
  }
}

if (process.argv[1] === import.meta.filename) {
  await batches((line) => process.stdout.write(`${line}\n`));
  process.exit(0);
}
