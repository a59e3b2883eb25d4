import { jest } from '@jest/globals';
import { mailer, smsSender } from '@tessera/plugin-api';
import { Connectors } from '../connectors/index.js';
import { drum, pigeons } from '../worker/testing/parts.js';
import { TestHouse, until, type Person } from '../worker/testing/test-house.js';
import { Post } from './post.js';
import { Postman } from './postman.js';

jest.setTimeout(40_000);

interface Message { readonly id: string; readonly recipient: string; readonly status: string; readonly cause?: string; readonly attempts: number; readonly title: string }
interface Detail { readonly revision: number; readonly texts: Record<'en-US' | 'it-IT', { subject: string; text: string }>; readonly changed: boolean }

const RESET = { template: 'password-reset', language: 'it-IT', values: { name: 'Anna', userName: 'anna', minutes: 30, link: 'https://tessera.example.org/reset/s3cret' } };

describe('messages', () => {
  let house: TestHouse;
  let clerk: Person;
  let boss: Person;

  beforeAll(async () => {
    house = await TestHouse.open('api,worker');
    clerk = await house.signIn('mail:read');
    boss = await house.signIn('mail:read', 'mail:manage', 'connector:write');
  }, 60_000);
  afterAll(() => house.close());

  const send = async (key: string, to = `${key}@example.org`) => (await house.app.get(Connectors).use(mailer)).send({ key, to, ...RESET });
  const list = async (query = '') => (await clerk.ask<{ items: Message[]; nextCursor?: string }>('GET', `/admin/outbox${query}`)).body;
  const found = async (key: string) => (await list(`?recipient=${key}@`)).items[0];
  const read = async (id: string, reader = clerk) => (await reader.ask<Message & { written: { text: string; html: string } }>('POST', `/admin/outbox/${id}/read`)).body;
  const inStatus = (key: string, status: string) => until(async () => (await found(key))?.status === status && found(key));

  it('stay in the house while no mail server is set up, readable for who may, and written down in the audit', async () => {
    await send('early');
    expect(await found('early')).toMatchObject({ status: 'local', attempts: 0, title: 'Link to choose a new password' });
    const [row] = await house.foundations.dataSource.query<{ sealed: Buffer }[]>('select sealed from outbox');
    expect(row?.sealed.toString('latin1')).not.toContain('s3cret');
    expect(JSON.stringify(await list())).not.toContain('s3cret');
    const id = (await found('early'))?.id ?? '';
    const administrator = await house.signIn('*');
    expect((await read(id, administrator)).written.text).toContain('/reset/s3cret');
    // It opens somebody's account: whoever may read mails alone does not get in by it.
    expect((await read(id)).written.text).toContain('••••••');
    expect(JSON.stringify(await read(id))).not.toContain('s3cret');
    expect(await house.audited('message.read')).toHaveLength(3);
    expect((await house.audited('message.read'))[0]).toMatchObject({ reason: 'password-reset', actorName: 'Ada', changed: { message: { to: id } } });
    expect(await boss.ask('POST', `/admin/outbox/${id}/send`)).toMatchObject({ status: 422, body: { reason: 'mail-not-set-up' } });
  });

  it('leave once per key as soon as one is, and keep no secret after that', async () => {
    expect(await boss.ask('PUT', '/admin/connectors/pigeon-loft', { settings: { roof: 'north' } }, { 'if-match': '"0"' })).toMatchObject({ status: 200 });
    await Promise.all([1, 2, 3, 4].map(() => send('once')));
    const message = await inStatus('once', 'sent');
    await send('once');
    expect(pigeons.mails.filter(({ key }) => key === 'once')).toMatchObject([{ to: 'once@example.org', subject: 'Scegli una nuova password', language: 'it-IT' }]);
    expect(pigeons.mails[0]?.html).toContain('<a href="https://tessera.example.org/reset/s3cret">');
    expect(JSON.stringify(await read(message ? message.id : ''))).not.toContain('s3cret');
    expect((await list('?recipient=once')).items).toHaveLength(1);
  });

  it('are sent again by hand when they stayed here', async () => {
    const early = await found('early');
    expect(await clerk.ask('POST', `/admin/outbox/${early?.id}/send`)).toMatchObject({ status: 403 });
    expect(await boss.ask('POST', `/admin/outbox/${early?.id}/send`)).toMatchObject({ status: 200, body: { status: 'waiting' } });
    await inStatus('early', 'sent');
    expect(await boss.ask('POST', `/admin/outbox/${early?.id}/send`)).toMatchObject({ status: 422, body: { reason: 'message-not-waiting' } });
    expect(await house.audited('message.sent-again')).toHaveLength(1);
  });

  it('are tried again after a failure, and end with a definite no', async () => {
    pigeons.fails = 1;
    await send('slow');
    expect(await until(async () => (await found('slow'))?.cause)).toBe('the pigeon came back');
    expect(await inStatus('slow', 'sent')).toMatchObject({ attempts: 2 });
    pigeons.refusal = 'There is no such roof.';
    await send('nowhere');
    expect(await inStatus('nowhere', 'failed')).toMatchObject({ attempts: 1, cause: 'There is no such roof.' });
    pigeons.refusal = '';
    expect((await list('?status=failed&channel=mail&template=password-reset')).items).toMatchObject([{ recipient: 'nowhere@example.org' }]);
  });

  it('are not sent at all when they come too late to be of use', async () => {
    const late = { ...RESET, values: { ...RESET.values, minutes: -1 } };
    await (await house.app.get(Connectors).use(mailer)).send({ key: 'late', to: 'late@example.org', ...late });
    expect(await inStatus('late', 'failed')).toMatchObject({ cause: 'It could not be sent while it was of use.' });
    expect(pigeons.mails.some(({ key }) => key === 'late')).toBe(false);
  });

  it('exist exactly when the transaction that decided them does', async () => {
    const post = house.app.get(Post);
    const [kept, lost] = await Promise.all(['kept', 'lost'].map((key) => post.prepare('mail', { key, to: `${key}@example.org`, ...RESET })));
    const { store } = house.foundations.storeRoom;
    await store.transact((transaction) => post.put(transaction, kept ? [kept] : []));
    await expect(store.transact(async (transaction) => {
      await post.put(transaction, lost ? [lost] : []);
      throw new Error('somebody pulled the plug');
    })).rejects.toThrow('pulled the plug');
    await inStatus('kept', 'sent');
    expect(await found('lost')).toBeUndefined();
    expect(pigeons.mails.some(({ key }) => key === 'lost')).toBe(false);
  });

  it('that lost their job are found again; while somebody has one, nobody else takes it', async () => {
    const { outbox } = house.foundations.storeRoom;
    const long = new Date(Date.now() - 600_000);
    const message = await house.app.get(Post).prepare('mail', { key: 'orphan', to: 'orphan@example.org', ...RESET });
    await house.foundations.storeRoom.store.transact((transaction) => outbox.put({ ...transaction, client: transaction.client, now: long }, [message]));
    const held = await outbox.take(message.id, new Date(), new Date(Date.now() + 60_000));
    expect(held).toMatchObject({ attempts: 1 });
    expect(await house.app.get(Postman).deliver(message.id)).toBeGreaterThan(50_000);
    await outbox.settle({ id: message.id, attempts: 1 }, { status: 'waiting', at: long });
    expect(await house.app.get(Postman).sweep()).toBe(1);
    await inStatus('orphan', 'sent');
  });

  it('go to phones as soon as a gateway is set up', async () => {
    const code = { template: 'contact-verification-code', language: 'en-US', values: { name: 'Anna', contact: '+390612345678', code: '482913', minutes: 10 } };
    const sms = await house.app.get(Connectors).use(smsSender);
    await sms.send({ key: 'code', to: '+390612345678', ...code });
    expect((await list('?channel=sms')).items).toMatchObject([{ recipient: '+390612345678', status: 'local' }]);
    await boss.ask('PUT', '/admin/connectors/drum', { settings: { hill: 'high' } }, { 'if-match': '"0"' });
    await sms.send({ key: 'second code', to: '+390612345679', ...code });
    await until(async () => drum.beats.length > 0);
    expect(drum.beats).toEqual([{ key: 'second code', to: '+390612345679', text: 'Your verification code: 482913. Valid for 10 minutes.' }]);
  });

  it('are refused when something is missing, for good', async () => {
    const post = await house.app.get(Connectors).use(mailer);
    const poor = { key: 'poor', to: 'a@example.org', template: 'password-reset', language: 'en-US', values: { name: 'Anna' } };
    await expect(post.send(poor)).rejects.toMatchObject({ name: 'DefiniteRefusal', message: 'The template password-reset needs these values, too: userName, minutes, link.' });
    await expect(post.send({ ...poor, template: 'love-letter' })).rejects.toMatchObject({ name: 'DefiniteRefusal', reason: 'unknown-template' });
  });

  it('go after as many days as an administrator says, unless they still wait', async () => {
    const saved = await boss.ask('PUT', '/admin/outbox/settings', { keepDays: 7 }, { 'if-match': '"0"' });
    expect(saved).toMatchObject({ status: 200, body: { keepDays: 7, revision: 1, mailIsSetUp: true, smsIsSetUp: true } });
    expect(await boss.ask('PUT', '/admin/outbox/settings', { keepDays: 9 }, { 'if-match': '"0"' })).toMatchObject({ status: 409 });
    const query = (text: string) => house.foundations.dataSource.query(text);
    await query(`update outbox set created_at = now() - interval '8 days' where recipient like 'once@%' or recipient like 'kept@%'`);
    await query(`update outbox set status = 'waiting', taken_until = now() + interval '1 hour' where recipient like 'kept@%'`);
    await house.app.get(Postman).tidy(new Date());
    expect(await found('once')).toBeUndefined();
    expect(await found('kept')).toMatchObject({ status: 'waiting' });
  });

  it('come page by page, the latest first', async () => {
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort().reverse());
    expect(new Set(ids).size).toBe(4);
  });

  describe('say what administrators write', () => {
    const path = '/admin/mail/templates/contact-verification-code';
    const detail = async () => (await boss.ask<Detail>('GET', path)).body;
    const save = (revision: number, texts: object) => boss.ask<Detail & { faults: object[] }>('PUT', path, { texts }, { 'if-match': `"${revision}"` });

    it('in both languages, with every fault at once', async () => {
      const { texts } = await detail();
      const bad = { 'en-US': { subject: 'Hi {{nmae}}', text: 'No code' }, 'it-IT': { subject: 'Codice', text: '{{code' } };
      expect(await save(0, bad)).toMatchObject({ status: 422, body: { faults: [
        { pointer: '/texts/en-US/subject', reason: 'unknown-placeholder', details: { name: 'nmae' } },
        { pointer: '/texts/en-US/text', reason: 'placeholder-missing', details: { name: 'code' } },
        { pointer: '/texts/it-IT/text', reason: 'broken-placeholder' },
      ] } });
      expect(await save(0, { 'en-US': 'x' })).toMatchObject({ status: 422 });
      const mine = { ...texts, 'en-US': { ...texts['en-US'], subject: 'A code for {{name}}' } };
      expect(await save(0, mine)).toMatchObject({ status: 200, body: { revision: 1, changed: true } });
      expect(await save(0, mine)).toMatchObject({ status: 409, body: { current: { revision: 1 } } });
      expect(await house.audited('template.saved')).toMatchObject([{ reason: 'contact-verification-code', changed: { 'subject en-US': { from: 'Your verification code', to: 'A code for {{name}}' } } }]);
    });

    it('and show them before, with sample values', async () => {
      const { texts } = await detail();
      const preview = (text: object) => boss.ask('POST', `${path}/preview`, { language: 'en-US', text });
      expect((await preview(texts['en-US'])).body).toMatchObject({ written: { subject: 'A code for Anna Rossi' }, faults: [] });
      expect((await preview({ subject: 'x', text: 'y' })).body).toMatchObject({ faults: [{ pointer: '/text', reason: 'placeholder-missing', placeholder: 'code' }] });
    });

    it('in a test message, by mail or by phone', async () => {
      const test = (body: object) => boss.ask<Message>('POST', `${path}/test`, { language: 'en-US', ...body });
      await test({ channel: 'mail', to: 'tester@example.org' });
      await inStatus('tester', 'sent');
      expect(pigeons.mails.at(-1)?.subject).toBe('A code for Anna Rossi');
      // It may be on its way before we have looked.
      expect((await test({ channel: 'sms', to: '+390612345678' })).body).toMatchObject({ status: expect.stringMatching(/^(waiting|sent)$/), recipient: '+390612345678' });
      expect(await test({ channel: 'mail', to: 'nobody' })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/to', reason: 'pattern' }] } });
      expect(await boss.ask('POST', '/admin/mail/templates/password-reset/test', { language: 'en-US', channel: 'sms', to: '+390612345678' })).toMatchObject({
        status: 422, body: { reason: 'template-has-no-sms' },
      });
    });

    it('until somebody brings the first texts back', async () => {
      expect(await boss.ask('DELETE', path, undefined, { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { revision: 2, changed: false, subject: 'Your verification code' } });
      expect((await boss.ask<{ items: unknown[] }>('GET', '/admin/mail/templates', undefined, { 'accept-language': 'it-IT' })).body.items).toHaveLength(12);
    });
  });
});
