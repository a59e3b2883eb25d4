// What a web hook costs: orders per second without one, with one whose events wait, and with one that is being told.
import { expectStatus, startHouse, type House } from '../support/house.ts';
import { startProgram } from '../support/program.ts';
import { freePort } from '../../config/deploy/cluster.mjs';
import { until } from '../support/random.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { putOn, USE_CASES } from '../support/use-cases.ts';
import { orderLoad } from './measure.ts';

const CLIENTS = 8;
const CARDS = 9;
const ROUNDS = 3;

/** Measures and says it; the numbers without a web hook come from the same house, in turns. */
export async function webHooks(say: (line: string) => void, seconds: number): Promise<void> {
  const house = await startHouse({ env: { TESSERA_ROLES: 'api' } });
  const receiver = await startReceiver();
  const [entry] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order, options: { queue: true, product: 'standard' } }]);
  const load = async (): Promise<number> => (await orderLoad(house.administrator, entry?.id ?? '', CARDS, CLIENTS, seconds)).perSecond;
  await load();
  const [without, waiting, told] = [[] as number[], [] as number[], [] as number[]];
  for (let round = 0; round < ROUNDS; round++) {
    without.push(await load());
    const id = await addHook(house, receiver);
    waiting.push(await load());
    await expectStatus(house.administrator.delete(`/admin/web-hooks/${id}`), 204);
  }
  await addHook(house, receiver);
  const worker = await startProgram('apps/server/dist/main.js', { ...house.env, TESSERA_ROLES: 'worker', TESSERA_PORT: String(await freePort()) }, /tessera works off jobs/);
  told.push(await load());
  const drained = await drain(receiver);
  say(`## A web hook that hears of everything (orders of ${CARDS} cards, ${CLIENTS} clients, ${seconds} s each)`);
  say('');
  say('| Orders through HTTP | Per second | Ratio |\n| --- | --- | --- |');
  const base = mean(without);
  say(`| no web hook | ${Math.round(base)}/s | 1.00 |`);
  say(`| one web hook, its events wait (the cost of writing) | ${Math.round(mean(waiting))}/s | ${(mean(waiting) / base).toFixed(2)} |`);
  say(`| one web hook, a worker process and the receiver share the cores | ${Math.round(mean(told))}/s | ${(mean(told) / base).toFixed(2)} |`);
  say(`| events delivered per second once the orders have ended | ${Math.round(drained)}/s | |`);
  say('');
  await worker.end('SIGKILL');
  await house.stop();
  await receiver.stop();
}

async function addHook(house: House, receiver: Receiver): Promise<string> {
  const rules = { name: 'Bench', address: receiver.url, objectTypes: [], actions: [], identification: false, enabled: true };
  const made = await expectStatus(house.administrator.post<{ webHook: { id: string }; secret: string }>('/admin/web-hooks', rules), 201);
  receiver.trust(made.body.secret);
  return made.body.webHook.id;
}

/** Waits until nothing arrives any more; answers how many events arrived per second meanwhile. */
async function drain(receiver: Receiver): Promise<number> {
  const [begin, before] = [performance.now(), receiver.events.length];
  let seen = -1;
  let last = begin;
  await until('the events to arrive', 300_000, async () => {
    if (receiver.events.length !== seen) last = performance.now();
    seen = receiver.events.length;
    return performance.now() - last > 2_000;
  });
  return (receiver.events.length - before) / ((last - begin) / 1000);
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
