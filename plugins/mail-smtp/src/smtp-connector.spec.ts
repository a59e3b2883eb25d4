import { isDefiniteRefusal } from '@tessera/plugin-api';
import { contract } from '@tessera/plugin-kit';
import plugin from './index.js';
import { smtpConnector } from './smtp-connector.js';
import type { SmtpSettings } from './settings.js';
import { messageIdOf, SmtpTransport } from './smtp-transport.js';
import { ownCertificate } from './testing/certificate.js';
import { MailServer } from './testing/mail-server.js';

const mail = { key: 'reminder-1', to: 'anna@example.org', language: 'it-IT', subject: 'La carta scade', text: 'Città è così', html: '<p>Città</p>' };
const test = (values: SmtpSettings): Promise<void> => smtpConnector.test(values as never);
const errorOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => undefined, (error: unknown) => error);

describe('a mail server', () => {
  let server: MailServer;
  beforeEach(async () => {
    server = await MailServer.open();
  });
  afterEach(() => server.close());

  const transport = (other = {}) => new SmtpTransport(server.settings(other), { connectMs: 1_000, silenceMs: 300, allMs: 2_000 });

  it('gets mails with sender, both forms and an id that is the same on every attempt', async () => {
    await transport().deliver(mail);
    await transport().deliver(mail);
    expect(server.arrived.map(({ to }) => to)).toEqual([['anna@example.org'], ['anna@example.org']]);
    for (const { raw } of server.arrived) {
      expect(raw).toContain(`Message-ID: ${messageIdOf('reminder-1', 'cards@example.org')}`);
      expect(raw).toContain('From: Cards <cards@example.org>');
      expect(raw).toContain('Auto-Submitted: auto-generated');
      expect(raw).toContain('text/plain');
      expect(raw).toContain('text/html');
    }
    expect(messageIdOf('reminder-2', 'cards@example.org')).not.toBe(messageIdOf('reminder-1', 'cards@example.org'));
  });

  it('that refuses a recipient or a mail for good gives a definite no', async () => {
    server.refuses('toRecipient', 550, 'No such user here');
    const nobody = await errorOf(transport().deliver(mail));
    expect(isDefiniteRefusal(nobody) && nobody.message).toMatch(/refuses this mail: 550 No such user here/);
    server.toRecipient = undefined;
    server.refuses('toMail', 554, 'Looks like spam');
    expect(isDefiniteRefusal(await errorOf(transport().deliver(mail)))).toBe(true);
  });

  it('that has no time now is asked again', async () => {
    server.refuses('toRecipient', 451, 'Greylisted');
    expect(await errorOf(transport().deliver(mail))).toMatchObject({ name: 'UnknownOutcome', message: expect.stringMatching(/451 Greylisted/) });
  });

  it('that falls silent after the mail leaves the outcome unknown', async () => {
    server.toMail = 'silence';
    expect(await errorOf(transport().deliver(mail))).toMatchObject({ name: 'UnknownOutcome', message: 'The mail server did not answer in time.' });
    expect(server.arrived).toHaveLength(1);
  });

  it.each(['nobody', 'a@b, c@d', 'a@b\r\nBcc: c@d', '"a b"@c', ''])('never sees the address %j', async (to) => {
    expect(await errorOf(transport().deliver({ ...mail, to }))).toMatchObject({ name: 'DefiniteRefusal', reason: 'bad-address' });
    expect(server.arrived).toEqual([]);
  });

  it('gets no header that somebody put into a subject', async () => {
    await transport().deliver({ ...mail, subject: 'Hello\r\nBcc: eve@example.org' });
    expect(server.arrived[0]?.raw).not.toMatch(/^Bcc:/m);
  });

  it('is not asked for an encryption that it does not have', async () => {
    expect(await errorOf(transport({ encryption: 'starttls' }).verify())).toMatchObject({ message: 'The connection cannot be encrypted: check encryption, port and certificate.' });
    expect(() => new SmtpTransport(server.settings({ host: 'mail.example.org', user: 'a', password: 'b' }))).toThrow('would travel readable');
  });

  it('that is not there is named by what to mend', async () => {
    const { port } = server;
    await server.close();
    expect(await errorOf(test(server.settings({ port })))).toMatchObject({ message: 'The mail server cannot be reached: check name and port.' });
  });
});

describe('an encrypted mail server', () => {
  const { key, cert } = ownCertificate();
  const secured = (server: MailServer, other = {}) => server.settings({ encryption: 'starttls', trusted: cert.replaceAll('\n', ' '), user: 'cards', password: 'right', ...other });

  it.each(['starttls', 'tls'] as const)('gets mails by %s from somebody who signs in', async (encryption) => {
    const server = await MailServer.open({ key, cert, secure: encryption === 'tls' });
    await test(secured(server, { encryption }));
    await new SmtpTransport(secured(server, { encryption })).deliver(mail);
    expect(server.arrived).toMatchObject([{ user: 'cards' }]);
    await server.close();
  });

  it('is refused when nobody whom we trust knows it, and refuses whom it does not know', async () => {
    const server = await MailServer.open({ key, cert });
    expect(await errorOf(test(secured(server, { trusted: undefined })))).toMatchObject({ message: 'The connection cannot be encrypted: check encryption, port and certificate.' });
    const stranger = await errorOf(new SmtpTransport(secured(server, { password: 'wrong' })).deliver(mail));
    expect(stranger).toMatchObject({ name: 'UnknownOutcome', message: 'The mail server refuses user name or password: check both.' });
    expect(server.arrived).toEqual([]);
    await server.close();
  });
});

contract(plugin, { folder: new URL('..', import.meta.url) });
