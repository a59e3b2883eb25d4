import { createHash } from 'node:crypto';
import type { FinishedMail, MailTransport } from '@tessera/plugin-api';
import type { Transporter } from 'nodemailer';
import { explained, MailRefusal, NotSent } from './errors.js';
import type { SmtpSettings } from './settings.js';

/** How long the steps of one delivery may take. */
export interface Patience {
  readonly connectMs: number;
  readonly silenceMs: number;
  readonly allMs: number;
}

const USUAL: Patience = { connectMs: 10_000, silenceMs: 30_000, allMs: 60_000 };
const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '::1']);
const ADDRESS = /^[^\s@<>",;:\\()[\]]+@[^\s@<>",;:\\()[\]]+$/;

/** Hands mails to one SMTP server, each over a connection of its own. */
export class SmtpTransport implements MailTransport {
  constructor(
    private readonly settings: SmtpSettings,
    private readonly patience: Patience = USUAL,
  ) {
    const readable = settings.encryption === 'none' && Boolean(settings.user) && !OWN_MACHINE.has(settings.host);
    if (readable) throw new NotSent('The password would travel readable: choose an encryption.');
  }

  async deliver(mail: FinishedMail): Promise<void> {
    if (!ADDRESS.test(mail.to) || mail.to.length > 254) throw new MailRefusal('bad-address', 'This is no mail address.');
    await this.connected((transporter) => transporter.sendMail(this.messageOf(mail)));
  }

  /** Connects and signs in, and sends nothing. */
  async verify(): Promise<void> {
    await this.connected((transporter) => transporter.verify());
  }

  private messageOf({ key, to, language, subject, text, html }: FinishedMail) {
    const { senderAddress, senderName = '' } = this.settings;
    return {
      from: { name: senderName, address: senderAddress },
      to: { name: '', address: to },
      subject, text, html,
      messageId: messageIdOf(key, senderAddress),
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }

  private async connected(work: (transporter: Transporter) => Promise<unknown>): Promise<void> {
    const transporter = await this.transporter();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'LATE' })), this.patience.allMs);
    });
    try {
      await Promise.race([work(transporter), late]);
    } catch (error) {
      throw explained(error);
    } finally {
      clearTimeout(timer);
      transporter.close();
    }
  }

  // Loaded by the first mail: houses without a mail server never need it.
  private async transporter(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const { host, port, encryption, trusted, user, password } = this.settings;
    const { connectMs, silenceMs } = this.patience;
    return createTransport({
      host, port,
      secure: encryption === 'tls',
      requireTLS: encryption === 'starttls',
      ignoreTLS: encryption === 'none',
      connectionTimeout: connectMs, greetingTimeout: connectMs, dnsTimeout: connectMs, socketTimeout: silenceMs,
      tls: { minVersion: 'TLSv1.2', ...(trusted ? { ca: pemOf(trusted) } : {}) },
      ...(user ? { auth: { user, pass: password ?? '' } } : {}),
    });
  }
}

/** The same key always gives the same id, so that a mail that arrives twice is recognised. */
export function messageIdOf(key: string, senderAddress: string): string {
  const domain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1);
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`;
}

// A field of one line swallows line breaks; PEM cannot do without them.
function pemOf(text: string): string[] {
  const found = text.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g);
  return [...found].map(([, body = '']) => `-----BEGIN CERTIFICATE-----\n${body.replace(/\s+/g, '').replace(/(.{64})/g, '$1\n').trim()}\n-----END CERTIFICATE-----\n`);
}
