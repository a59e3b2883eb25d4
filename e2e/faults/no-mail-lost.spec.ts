import { expectStatus, startHouse, type House } from '../support/house.ts';
import { fateOf, MISSED_SOON } from '../support/kills.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { pause, until } from '../support/random.ts';

const { kills, chance } = fateOf('mail', 2);
let house: House;
let post: MailServer;

beforeAll(async () => {
  post = await startMailServer(80, () => chance() < 0.2);
  house = await startHouse({ env: MISSED_SOON });
  const settings = { host: '127.0.0.1', port: post.port, encryption: 'none', senderAddress: 'cards@example.org' };
  await expectStatus(house.administrator.put('/admin/connectors/mail-smtp', { settings }, { 'if-match': '"0"' }), 200);
}, 120_000);

afterAll(async () => {
  await house?.stop();
  await post?.stop();
});

it(`sends every mail, and none under two names, while the server is killed ${kills} times`, async () => {
  const acknowledged = new Set<string>();
  let working = true;
  const clerks = [1, 2, 3].map((clerk) => writeUntil(() => !working, clerk, acknowledged));
  for (let kill = 1; kill <= kills; kill++) {
    await until('some more mails', 60_000, async () => acknowledged.size >= kill * 12);
    await pause(chance() * 300);
    await house.killServer();
    await house.startServer();
  }
  working = false;
  await Promise.all(clerks);
  await until('all mails to leave', 240_000, async () => (await waiting()) === 0);
  const ids = new Map<string, Set<string>>();
  for (const { to, messageId } of post.arrived) ids.set(to, (ids.get(to) ?? new Set()).add(messageId));
  expect([...acknowledged].filter((to) => !ids.has(to))).toEqual([]);
  expect([...ids].filter(([, names]) => names.size !== 1)).toEqual([]);
  process.stdout.write(`faults: ${acknowledged.size} mails asked for, ${post.arrived.length} arrived, ${post.arrived.length - ids.size} of them a second time under the same id\n`);
}, 300_000 + kills * 20_000);

/** Asks for mails, each to somebody else, and remembers which the house took. */
async function writeUntil(stopped: () => boolean, clerk: number, acknowledged: Set<string>): Promise<void> {
  for (let number = 1; !stopped(); number++) {
    const to = `reader-${clerk}-${number}@example.org`;
    const asked = house.administrator.post('/admin/mail/templates/password-changed/test', { channel: 'mail', language: 'it-IT', to });
    const status = await asked.then((answer) => answer.status, () => 0);
    if (status === 200) acknowledged.add(to);
    await pause(40);
  }
}

async function waiting(): Promise<number> {
  const { body } = await expectStatus(house.administrator.get<{ items: unknown[] }>('/admin/outbox?status=waiting&limit=50'), 200);
  return body.items.length;
}
