import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpSettings } from '../settings.js';

/** A mail as it arrived. */
export interface Arrived {
  readonly to: readonly string[];
  readonly raw: string;
  readonly user?: string;
}

type Turn = Error | 'silence' | undefined;

const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

/** A real SMTP server that can be told how to behave. */
export class MailServer {
  readonly arrived: Arrived[] = [];
  /** What it says to recipients, and to a mail that it has read completely. */
  toRecipient: Turn;
  toMail: Turn;

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async open(options: SMTPServerOptions = {}): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true, disabledCommands: options.key ? [] : ['STARTTLS'], logger: false,
      onAuth: ({ username, password }, _, done) => (password === 'right' ? done(null, { user: username ?? '' }) : done(refusal(535, 'no'))),
      onRcptTo: (_, __, done) => (self.toRecipient instanceof Error ? done(self.toRecipient) : done()),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          self.arrived.push({ to, raw: Buffer.concat(chunks).toString('utf8'), ...(session.user ? { user: String(session.user) } : {}) });
          if (self.toMail === 'silence') return;
          done(self.toMail ?? null);
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const self: MailServer = new MailServer(server, (server.server.address() as AddressInfo).port);
    return self;
  }

  /** It refuses every recipient or mail from now on. */
  refuses(what: 'toRecipient' | 'toMail', code: number, text: string): void {
    this[what] = refusal(code, text);
  }

  /** Settings to reach it. */
  settings(other: Partial<SmtpSettings> = {}): SmtpSettings {
    return { host: '127.0.0.1', port: this.port, encryption: 'none', senderAddress: 'cards@example.org', senderName: 'Cards', ...other };
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}
