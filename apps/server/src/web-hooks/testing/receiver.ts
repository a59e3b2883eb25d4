import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver was sent. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: {
    readonly id: string; readonly type: string; readonly subject: string; readonly sequence: string;
    readonly data: { readonly Action: string; readonly Resource: Readonly<Record<string, unknown>>; readonly UserContextMapping: { readonly Identity?: { readonly name: string } } };
  };
}

/** Somebody out there who takes events over HTTP. */
export class Receiver {
  readonly received: Received[] = [];
  /** What it answers from now on; a function decides by the event. */
  answer: number | ((event: Received['event']) => number) = 204;
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/events`;
  }

  async open(): Promise<this> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const event = JSON.parse(body) as Received['event'];
        const status = typeof this.answer === 'number' ? this.answer : this.answer(event);
        this.received.push({ headers: request.headers, body, event });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  /** Ids of events about an object, in the order in which they arrived. */
  actionsOn(objectId: string): readonly string[] {
    return this.received.filter(({ event }) => event.subject.endsWith(objectId)).map(({ event }) => event.data.Action);
  }
}
