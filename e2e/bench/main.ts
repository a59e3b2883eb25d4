// npm run bench: prints the table of docs/benchmarks.md and writes it there.
import { cpus, totalmem } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectStatus, startHouse, type House } from '../support/house.ts';
import { TOP } from '../support/program.ts';
import { until } from '../support/random.ts';
import { putOn, USE_CASES } from '../support/use-cases.ts';
import { batches } from './batches.ts';
import { fillWithCards } from './fill.ts';
import { latencies, limitLoad, memoryOf, orderLoad } from './measure.ts';
import { access } from './access.ts';
import { people } from './people.ts';
import { webHooks } from './web-hooks.ts';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8);
const CARDS = Number(process.env['BENCH_CARDS'] ?? 1_000_000);
// Figures of other commands stand behind this line, and stay.
const APART = '<!-- Measured apart, by the commands that are named. -->\n';
const lines: string[] = [];

const say = (line: string): void => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

async function idle(): Promise<void> {
  const begin = performance.now();
  const house = await startHouse();
  const ready = performance.now();
  await house.killServer();
  const again = performance.now();
  await house.startServer();
  const started = performance.now() - again;
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  say('## Start and memory', );
  say('');
  say('| What | Figure |\n| --- | --- |');
  say(`| Empty database to first sign-in (Postgres, bureau, server, migrations, seeds) | ${((ready - begin) / 1000).toFixed(1)} s |`);
  say(`| Server start on an existing database | ${(started / 1000).toFixed(1)} s |`);
  say(`| Server memory, idle for 10 s (API and worker, resident) | ${Math.round(memoryOf(house.serverPid()))} MiB |`);
  say('');
  await house.stop();
}

async function orders(): Promise<void> {
  const house = await startHouse({ env: { TESSERA_ROLES: 'api' } });
  const [entry] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order, options: { queue: false, product: 'standard' } }]);
  const me = await expectStatus(house.administrator.get<{ account: { id: string } }>('/me'), 200);
  const base = { url: house.postgres.url, accountId: me.body.account.id };
  say(`## Orders per second (${SECONDS} s each; session, CSRF, rules, validation, run, audit, task and job)`);
  say('');
  say('| Cards per order | Clients | Through HTTP | p50 | p99 | SQL alone | Ratio |\n| --- | --- | --- | --- | --- | --- | --- |');
  await orderLoad(house.administrator, entry?.id ?? '', 1, 8, 3);
  for (const cards of [1, 9]) {
    for (const clients of [8, 32]) await compareOnce(house, entry?.id ?? '', base, cards, clients);
  }
  say('');
  await house.stop();
}

async function compareOnce(
  house: House, entryId: string, base: { readonly url: string; readonly accountId: string }, cards: number, clients: number,
): Promise<void> {
  // The limit ends all sessions of the account to make its own: it goes last, then the administrator signs in again.
  const load = await orderLoad(house.administrator, entryId, cards, clients, SECONDS);
  const limit = await limitLoad({ ...base, clients, cards, seconds: SECONDS });
  await house.administrator.signIn('admin', 'correct horse battery staple');
  if (load.failures > 0) say(`| ${cards} | ${clients} | ${load.failures} requests failed | | | | |`);
  say(
    `| ${cards} | ${clients} | ${Math.round(load.perSecond)}/s | ${ms(load.p50)} | ${ms(load.p99)} | ${Math.round(limit)}/s | ${(load.perSecond / limit).toFixed(2)} |`,
  );
}

async function largeOrder(): Promise<void> {
  const house = await startHouse();
  const [entry] = await putOn(house.administrator, 'new', [
    { useCase: USE_CASES.order, options: { queue: true, product: 'standard', maximumAmount: 100_000 } },
  ]);
  const begin = performance.now();
  const run = await expectStatus(
    house.administrator.post<{ id: string }>('/runs', { entryId: entry?.id, input: { amount: 100_000 }, submit: true }), 200, 201, 202,
  );
  const accepted = performance.now() - begin;
  await until('the large order', 120_000, async () => {
    const now = await house.administrator.get<{ status: string }>(`/runs/${run.body.id}`);
    return now.body.status === 'done';
  });
  const done = performance.now() - begin;
  say('## One order of 100,000 cards');
  say('');
  say('| What | Time |\n| --- | --- |');
  say(`| Accepted (the answer has the run's id; it survives a crash) | ${ms(accepted)} |`);
  say(`| All 100,000 cards in the queue, with audit | ${(done / 1000).toFixed(1)} s |`);
  say('');
  await house.stop();
}

async function lists(): Promise<void> {
  const house = await startHouse({ postgres: { shared_buffers: '512MB' } });
  await fillWithCards(house.postgres.url, CARDS);
  const first = await house.administrator.get<{ nextCursor: string }>('/objects?type=temporary-card&state=assigned&limit=50');
  const kinds: readonly (readonly [string, string])[] = [
    ['all, newest first', '&sort=createdAt&direction=desc'],
    ['one state', '&state=produced'],
    ['one state, next page', `&state=assigned&cursor=${encodeURIComponent(first.body.nextCursor)}`],
    ['one state, last changed first', '&state=assigned&sort=updatedAt&direction=desc'],
    ['sorted by card number', '&sort=cardNumber'],
    ['one state, sorted by card number', '&state=locked&sort=cardNumber'],
    ['one order', '&attr.orderId=order-777'],
    ['one product and state', '&state=ordered&attr.product=visitor'],
    ['text: a whole card number', '&text=X00777777'],
    ['text: the beginning of a chip serial', '&text=ab12'],
    ['text: a prefix that the 100,000 oldest cards share', '&text=x000'],
    ['text and state', '&state=expired&text=x0077'],
  ];
  say(`## Search page, ${CARDS.toLocaleString('en-US')} cards, 50 rows a page, through HTTP`);
  say('');
  say('| List | p50 | p95 |\n| --- | --- | --- |');
  for (const [name, query] of kinds) {
    const path = `/objects?type=temporary-card&limit=50${query}`;
    await latencies(house.administrator, path, 5);
    const taken = await latencies(house.administrator, path, 100);
    say(`| ${name} | ${ms(taken.p50)} | ${ms(taken.p95)} |`);
  }
  const counts = await latencies(house.administrator, '/objects/counts?type=temporary-card', 50);
  say(`| counts per state (up to 10,000 each) | ${ms(counts.p50)} | ${ms(counts.p95)} |`);
  say('');
  await house.stop();
}

say('# Benchmarks');
say('');
say(`Command: \`npm run bench\`. Machine: ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Linux, Node ${process.versions.node},`);
say('embedded Postgres 18 with its durable defaults; client, server and Postgres share the cores. "SQL alone" is the session look-up,');
say('`begin`, the one write, the job and `commit` of one order in a loop without HTTP, rules or validation, measured in the same run.');
say('');
await idle();
await orders();
await largeOrder();
await lists();
await batches(say);
await people(say);
await webHooks(say, SECONDS);
await access(say);
const file = join(TOP, 'docs/benchmarks.md');
const [, apart = ''] = readFileSync(file, 'utf8').split(APART);
writeFileSync(file, `${lines.join('\n').trimEnd()}\n\n${APART}${apart}`);
process.exit(0);
