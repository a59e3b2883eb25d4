import { CAPABILITIES } from '../house/tokens.js';
import { notifier } from '@tessera/plugin-api';
import { ChangeTail, NoticeBoard, Outbox } from '@tessera/store';
import { DataSource } from 'typeorm';
import type { Capabilities } from '@tessera/engine';
import type { Client } from '../testing/client.js';
import { TestServer } from '../testing/test-server.js';
import { DocumentReminders } from './document-reminders.js';
import { People } from './people.js';
import { UnusedAccounts } from './unused-accounts.js';

type Member = Awaited<ReturnType<TestServer['withPermissions']>>;

let server: TestServer;
let boss: Client;
beforeAll(async () => {
  server = await TestServer.open();
  await server.openScheme('identity');
  boss = await server.withRoles('administrator');
}, 60_000);
afterAll(() => server.close());

const query = <R>(text: string, values: unknown[] = []): Promise<R[]> => server.house.app.get(DataSource).query(text, values);
const identityOf = async (client: Client) => String(((await client.get('/me')).body['account'] as unknown as { identityId: string }).identityId);
const noticesOf = async (client: Client) => (await client.get('/me/notices')).body as unknown as { items: { id: string; subject: string; text: string; template: string; readAt?: string }[]; unread: number; nextCursor?: string };
const mailsTo = async (recipient: string) => (await server.house.app.get(Outbox).list({ recipient, limit: 50 })).items.map(({ template }) => template);
const set = (id: string, values: object) => server.house.app.get(People).change(
  { id, displayName: 'Ada', kind: 'person', permissions: new Set() }, id, () => ({ action: 'identity.set', as: 'update', bumps: true, set: values as never }),
);

describe('a notice for somebody whom no verified contact reaches', () => {
  it('stands in the house, in their language, until it is read', async () => {
    const ada = await server.withPermissions('identity:read');
    await ada.put('/me/contacts/email', { value: 'first@example.org' });
    expect((await noticesOf(ada)).unread).toBe(0);
    await ada.put('/me/contacts/email', { value: 'second@example.org' });
    await ada.patch('/me', { language: 'it-IT' });
    await ada.put('/me/contacts/email', { value: 'third@example.org' });
    const { items, unread } = await noticesOf(ada);
    expect(unread).toBe(2);
    expect(items.map(({ subject }) => subject)).toEqual(['I tuoi recapiti sono cambiati', 'Your contact details were changed']);
    expect(items[0]?.text).toContain('second@example.org');
    expect(await mailsTo('first@example.org')).toEqual([]);
    expect((await ada.post('/me/notices/read', { ids: [items[1]?.id] })).status).toBe(204);
    expect((await noticesOf(ada)).items.map(({ readAt }) => readAt !== undefined)).toEqual([false, true]);
    await ada.post('/me/notices/read');
    expect((await noticesOf(ada)).unread).toBe(0);
  });

  it('is nobody else’s, comes page by page, and is told to the open windows of its owner', async () => {
    const [ada, bruno] = [await server.withPermissions('identity:read'), await server.withPermissions('identity:read')];
    const tail = server.house.app.get(ChangeTail);
    const before = await tail.start();
    for (const value of ['a@example.org', 'b@example.org', 'c@example.org']) await ada.put('/me/contacts/email', { value });
    expect((await tail.read(before)).noticesOf).toEqual([await identityOf(ada)]);
    await bruno.post('/me/notices/read', { ids: [(await noticesOf(ada)).items[0]?.id] });
    expect((await noticesOf(bruno)).items).toEqual([]);
    const first = (await ada.get('/me/notices?limit=1')).body as unknown as { nextCursor: string; unread: number };
    expect(first.unread).toBe(2);
    expect((await ada.get(`/me/notices?cursor=${first.nextCursor}`)).body['items']).toHaveLength(1);
    expect((await ada.post('/me/notices/read', { ids: ['x'] })).status).toBe(422);
    expect((await server.nobody.get('/me/notices')).status).toBe(401);
  });

  it('goes after a time once it is read, and stays until then', async () => {
    const board = server.house.app.get(NoticeBoard);
    const later = new Date(Date.now() + 60_000);
    while (await board.removeReadBefore(later, 1));
    expect(await query('select * from notices where read_at is not null')).toEqual([]);
    expect(await query('select * from notices')).not.toEqual([]);
  });
});

it('a notice under one key is one notice, by mail to whoever verified an address and to the old one, too', async () => {
  const ada = await server.withPermissions('identity:read');
  const id = await identityOf(ada);
  const { notify } = await server.house.app.get<Capabilities>(CAPABILITIES).use(notifier);
  const notice = { identityId: id, template: 'contact-changed', values: { at: '2026-11-22T10:00:00Z', oldContact: 'x@example.org' }, key: 'contact-changed/1' };
  for (let times = 0; times < 2; times++) await notify(notice);
  expect((await noticesOf(ada)).unread).toBe(1);
  const verified = { date: '2026-01-01T00:00:00.000Z', identity: { id, name: 'Ada' } };
  await set(id, { serviceEmail: 'proved@example.org', serviceEmailValidated: verified });
  for (let times = 0; times < 2; times++) await notify({ ...notice, key: 'contact-changed/2' });
  expect(await mailsTo('proved@example.org')).toEqual(['contact-changed']);
  await ada.put('/me/contacts/email', { value: 'new@example.org' });
  expect(await mailsTo('proved@example.org')).toEqual(['contact-changed', 'contact-changed']);
  expect((await noticesOf(ada)).unread).toBe(2);
});

it('an account that is switched off tells its owner', async () => {
  const ada = await server.withPermissions('identity:read');
  const account = (await boss.get(`/admin/accounts?text=u${ada.accountId}`)).body['items'] as unknown as { id: string }[];
  expect((await boss.patch(`/admin/accounts/${account[0]?.id}`, { disabled: true })).status).toBe(200);
  expect(await query('select template, language from notices where identity_id = $1', [await identityId(ada.accountId)])).toEqual([{ template: 'account-disabled', language: 'en-US' }]);
});

it('an account that nobody uses for longer than the rules allow is switched off, and its owner told; one that a program works with is not', async () => {
  const [gone, busy, back, free] = await Promise.all([1, 2, 3, 4].map(() => server.withPermissions('identity:read', 'account:read'))) as [Member, Member, Member, Member];
  const rules = { maxAttempts: 0, disabledMinutes: 0, resetMinutes: 0, inactiveDays: 90, maxSessions: 0, internalSignIn: true };
  const made = (await boss.post('/admin/criteria/account', { name: 'Ninety days', ...rules })).body['account'] as unknown as { id: string; name: string }[];
  const criteria = made.find(({ name }) => name === 'Ninety days')?.id;
  for (const one of [gone, busy, back]) expect((await boss.patch(`/admin/accounts/${one.accountId}`, { accountCriteria: criteria })).status).toBe(200);
  await query(`update accounts set created_at = now() - interval '91 days', password_changed_at = now() - interval '91 days', signed_in_at = now() - interval '91 days' where id = any ($1::uuid[])`,
    [[gone, busy, back, free].map(({ accountId }) => accountId)]);
  await query(`insert into api_tokens (id, account_id, name, scopes, token_hash, created_at, expires_at, last_used_at)
    values (gen_random_uuid(), $1, 'x', '{a:b}', 'unused', now() - interval '91 days', now() + interval '1 day', now() - interval '1 day')`, [busy.accountId]);
  for (const disabled of [true, false]) await boss.patch(`/admin/accounts/${back.accountId}`, { disabled });
  const sweep = () => server.house.app.get(UnusedAccounts).sweep(new Date());
  expect((await Promise.all([sweep(), sweep()])).reduce((sum, count) => sum + count)).toBe(1);
  const off = await query<{ id: string; reason: string }>('select id, disabled_reason as reason from accounts where id = any ($1::uuid[]) and disabled_at is not null', [[gone, busy, back, free].map(({ accountId }) => accountId)]);
  expect(off).toEqual([{ id: gone.accountId, reason: 'inactivity' }]);
  expect((await gone.get('/me')).status).toBe(401);
  expect(await query('select template from notices where identity_id = $1', [await identityId(gone.accountId)])).toEqual([{ template: 'account-disabled' }]);
  expect((await boss.get('/admin/audit?action=account.disabled')).body['items']).toMatchObject([{ actorName: 'System', objectId: gone.accountId }]);
  expect(await sweep()).toBe(0);
});

async function identityId(accountId: string): Promise<string> {
  return (await query<{ identity_id: string }>('select identity_id from accounts where id = $1', [accountId]))[0]?.identity_id ?? '';
}

describe('a document that expires', () => {
  const now = new Date('2031-03-01T10:00:00Z');
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  const isoDay = (date: Date) => date.toISOString().slice(0, 10);
  const remind = (at: Date) => server.house.app.get(DocumentReminders).remind(at);

  it('is announced once per document and threshold, late rather than never', async () => {
    const ada = await server.withPermissions('identity:read');
    const id = await identityOf(ada);
    await remind(now);
    await set(id, { identificationCode: 'CA00000AA', identificationCodeExpiryDate: isoDay(days(31)), preferredLanguage: 'en-US' });
    const told = async (at: Date) => { await remind(at); return (await noticesOf(ada)).items.length; };
    const counts = [];
    for (const day of [0, 1, 1, 2, 20, 25, 26, 31, 32, 40]) counts.push(await told(days(day)));
    expect(counts).toEqual([0, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    expect((await noticesOf(ada)).items[0]).toMatchObject({ template: 'document-expiring', text: expect.stringContaining('CA00000AA') });
    expect((await noticesOf(ada)).items[0]?.text).toContain('Days left: 6.');
    await set(id, { identificationCodeExpiryDate: isoDay(days(60)) });
    expect(await told(days(40))).toBe(3);
  });

  it('is not forgotten when a process dies, nor announced twice by two of them', async () => {
    const ada = await server.withPermissions('identity:read');
    await set(await identityOf(ada), { identificationCodeExpiryDate: isoDay(days(90)) });
    await Promise.all([remind(days(85)), remind(days(85)), remind(days(85))]);
    const { items } = await noticesOf(ada);
    expect(items).toHaveLength(1);
    expect(items[0]?.text).toContain('without a number');
  });
});
