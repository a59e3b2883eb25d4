import { BureauProcess } from './testing/bureau-process.js';
import { cardsNamed, Partner } from './testing/partner.js';

const SEED = Number(process.env['BUREAU_TEST_SEED'] ?? Date.now() % 1_000_000);
const CRASHES = 6;

let bureau: BureauProcess;
let partner: Partner;

beforeAll(async () => {
  bureau = await BureauProcess.start();
  partner = new Partner(bureau);
});

afterAll(() => bureau.remove());

// Orders until the connection breaks; resolves to the keys whose acceptance was confirmed.
async function orderUntilBroken(client: string): Promise<readonly string[]> {
  const confirmed: string[] = [];
  try {
    for (let index = 0; ; index++) {
      const key = `${client}-${index}`;
      const { status } = await partner.place(key, cardsNamed(key, 1 + (index % 30)));
      if (status === 201) confirmed.push(key);
    }
  } catch {
    return confirmed;
  }
}

it(`keeps every confirmed order through crashes, and repeats none (seed ${SEED})`, async () => {
  const confirmed: string[] = [];
  for (let crash = 0; crash < CRASHES; crash++) {
    const clients = Promise.all([1, 2, 3, 4].map((client) => orderUntilBroken(`${crash}-${client}`)));
    await new Promise((resolve) => setTimeout(resolve, 100 + ((SEED * (crash + 1) * 7919) % 300)));
    await bureau.kill('SIGKILL');
    confirmed.push(...(await clients).flat());
    await bureau.restart();
  }
  const ledger = await partner.ledger();
  const keys = ledger.map(({ key }) => key);
  expect(confirmed.length).toBeGreaterThan(CRASHES);
  expect(new Set(keys).size).toBe(keys.length);
  expect(confirmed.filter((key) => !keys.includes(key))).toEqual([]);
  for (const { cards, cardCount } of ledger) expect(cards).toHaveLength(cardCount);
});

it('stops within two seconds when asked, even with a slow answer on the way', async () => {
  await partner.set(30, { slowMs: 20_000 });
  const waiting = partner.call('GET', '/layouts').catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await bureau.kill('SIGTERM')).toBeLessThan(2000);
  await waiting;
});

it('says so and stops when another bureau uses its folder or its port', async () => {
  await bureau.restart();
  await expect(BureauProcess.start({ BUREAU_DATA: bureau.dataFolder })).rejects.toThrow('did not start');
  await expect(BureauProcess.start({ BUREAU_PORT: new URL(bureau.url).port })).rejects.toThrow('did not start');
});
