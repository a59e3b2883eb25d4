import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface ArrivedMail {
  readonly to: string;
  readonly messageId: string;
  /** As it came, headers and all. */
  readonly raw: string;
}

/** A mail server that answers slowly, refuses some mails for now, and keeps what it took. */
export interface MailServer {
  readonly port: number;
  readonly arrived: readonly ArrivedMail[];
  stop(): Promise<void>;
}

/** Starts a mail server; `refuses` says whether the mail in hand is refused for now. */
export async function startMailServer(delayMs: number, refuses: () => boolean): Promise<MailServer> {
  const arrived: ArrivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onData: (stream, { envelope }, done) => {
      let raw = '';
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')));
      stream.on('end', () => {
        if (refuses()) return done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
        const messageId = /^Message-ID: (.+)$/m.exec(raw)?.[1]?.trim() ?? '';
        // Taken, but the answer needs its time: whoever is killed now does not hear it.
        for (const { address } of envelope.rcptTo) arrived.push({ to: address, messageId, raw });
        setTimeout(() => done(), delayMs);
        return undefined;
      });
    },
  });
  server.on('error', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { port, arrived, stop: () => new Promise((resolve) => server.close(resolve)) };
}
