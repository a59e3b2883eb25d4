import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** An event as a receiver reads it. */
export interface ReceivedEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: string;
  readonly data: { readonly Action: string; readonly Resource: Readonly<Record<string, unknown>>; readonly To?: string };
}

/** Somebody outside who takes events over HTTP and checks who signed them. */
export interface Receiver {
  readonly url: string;
  /** Everything that arrived and was signed rightly, in the order of arrival, repetitions included. */
  readonly events: readonly ReceivedEvent[];
  /** How many messages were not signed with the secret. */
  readonly forged: () => number;
  /** What signs its messages, once that is known. */
  trust(secret: string): void;
  /** What it answers: a status, or nothing at all while it waits for ever. */
  answerWith(answer: () => number | Promise<number>): void;
  stop(): Promise<void>;
}

/** Starts a receiver on a free port of this machine. */
export async function startReceiver(): Promise<Receiver> {
  const events: ReceivedEvent[] = [];
  let secret: Webhook | undefined;
  let forged = 0;
  let answer: () => number | Promise<number> = () => 204;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      try {
        events.push(secret?.verify(Buffer.concat(chunks), request.headers as Record<string, string>) as ReceivedEvent);
      } catch {
        forged++;
      }
      response.writeHead(await answer()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    events,
    forged: () => forged,
    trust: (text) => void (secret = new Webhook(text)),
    answerWith: (next) => void (answer = next),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
