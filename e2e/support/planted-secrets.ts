import type { Client } from './client.ts';
import { ask } from './database.ts';
import { expectStatus, PASSWORD, type House } from './house.ts';
import { putOn } from './use-cases.ts';

const CHOSEN = 'planted chosen horse battery';
const planted = new Map<string, string>();
const plant = (what: string, secret: string): string => {
  planted.set(what, secret);
  return secret;
};

/** Has the house handle a secret of each kind, and answers where one of them stands readable afterwards. */
export async function secretsTold(house: House, person: Client): Promise<readonly string[]> {
  const { administrator: admin } = house;
  plant('the key of the house', house.env['TESSERA_KEY'] ?? '');
  plant('a session', /tessera_session=([^;]+)/.exec(admin.credentials()['cookie'] ?? '')?.[1] ?? '');
  plant('a password', PASSWORD);
  await person.signIn('operator', plant('a wrong password', 'planted wrong horse battery'));
  await person.signIn(plant('a password typed as a name', 'planted-password-as-name'), 'x');
  await person.signIn('operator', PASSWORD);
  await changePassword(house, person);
  await connectorSecrets(admin);
  const made = await expectStatus(admin.post<{ password: string }>('/admin/accounts', { userName: 'newcomer', displayName: 'Newcomer', roles: [] }), 201);
  plant('a first password', made.body.password);
  const token = await expectStatus(admin.post<{ token: string }>('/tokens', { name: 'machine', scopes: ['identity:read'], expiresAt: new Date(Date.now() + 3_600_000).toISOString() }), 201);
  plant('a token', token.body.token);
  const hook = await expectStatus(admin.post<{ secret: string }>('/admin/web-hooks', { name: 'Away', address: 'http://127.0.0.1:9/', objectTypes: [], actions: [], identification: false, enabled: true }), 201);
  plant('the secret of a web hook', hook.body.secret.replace(/^whsec_/, ''));
  await sentCode(admin);
  return whereTheyStand(house);
}

async function changePassword(house: House, person: Client): Promise<void> {
  const [entry] = await putOn(house.administrator, 'active', [{ useCase: 'UsersProcChangePassword' }], 'identity');
  const me = (await person.get<{ account: { identityId: string } }>('/me')).body.account.identityId;
  const wrong = { presentPassword: plant('a wrong present password', 'planted wrong present'), newPassword: plant('a password that was not taken', 'planted untaken horse') };
  await expectStatus(person.post('/runs', { entryId: entry?.id, subjectIds: [me], input: wrong, submit: true }), 422);
  const answers = { presentPassword: PASSWORD, newPassword: plant('a chosen password', CHOSEN) };
  await expectStatus(person.post('/runs', { entryId: entry?.id, subjectIds: [me], input: answers, submit: true }), 201);
  await expectStatus(person.signIn('operator', CHOSEN), 201);
}

async function connectorSecrets(admin: Client): Promise<void> {
  const settings = { address: 'http://127.0.0.1:9/', sender: 'Cards', body: '{"to":"{{to}}","text":"{{text}}"}', token: plant('the token of a gateway', 'planted-gateway-token') };
  await expectStatus(admin.put('/admin/connectors/sms-http', { settings }, { 'if-match': '"0"' }), 200);
  await admin.post('/admin/connectors/sms-http/test', {});
  const document = `connectors: { sms-http: { settings: { address: http://127.0.0.1:9/, sender: Cards, body: '{}', token: ${plant('a secret in a file', 'planted-in-a-file')} } } }\n`;
  const refused = await expectStatus(admin.post('/admin/configuration/plans', { document }), 422);
  if (JSON.stringify(refused.body).includes('planted')) throw new Error(`told: ${JSON.stringify(refused.body)}`);
}

// No message can leave this house: what it says waits.
async function sentCode(admin: Client): Promise<void> {
  await expectStatus(admin.put('/me/contacts/email', { value: 'ada@example.org' }), 200);
  await expectStatus(admin.post('/me/contacts/email/code', {}), 200, 202, 204);
  const [message] = (await expectStatus(admin.get<{ items: { id: string }[] }>('/admin/outbox?template=contact-verification-code'), 200)).body.items;
  const read = await expectStatus(admin.post<{ written: { text: string } }>(`/admin/outbox/${message?.id}/read`, {}), 200);
  plant('a code', /\b\d{6}\b/.exec(read.body.written.text)?.[0] ?? '');
}

async function whereTheyStand(house: House): Promise<readonly string[]> {
  const tables = await ask<{ name: string }>(house.postgres, `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const text = (await ask<{ row: string }>(house.postgres, `select row::text as row from ${name} as row`)).map(({ row }) => row).join('\n');
    found.push(...toldBy(text).map((what) => `${what} in ${name}`));
  }
  const short = [...planted].filter(([, secret]) => secret.length < 6).map(([what]) => `${what} was not planted`);
  return [...short, ...found, ...toldBy(house.serverOutput()).map((what) => `${what} in the log`)];
}

// As a word of its own: six digits also stand in the middle of hashes.
const toldBy = (text: string): readonly string[] =>
  [...planted].filter(([, secret]) => [secret, Buffer.from(secret).toString('hex')].some((form) => new RegExp(`(?<![0-9a-z])${form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![0-9a-z])`, 'i').test(text))).map(([what]) => what);
