import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';

/** An event as it arrived. */
export interface Received {
  readonly signature: string;
  readonly body: string;
  readonly id: string;
  readonly type: string;
  readonly data: { readonly orderId: string; readonly status: string; readonly shipmentId?: string };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  return { ...(JSON.parse(body) as Received), body, signature: String(request.headers['bureau-signature']) };
}

/** A partner's address for events. */
export class Receiver {
  /** What arrived, in order of arrival. */
  readonly received: Received[] = [];
  /** What the receiver answers. */
  answer = 204;

  private constructor(private readonly server: Server) {}

  /** Listens on a free port. */
  static async start(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, reply) => {
      void read(request).then((event) => {
        receiver.received.push(event);
        reply.writeHead(receiver.answer).end();
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return receiver;
  }

  /** Where events go. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}/events`;
  }

  /** Stops listening. */
  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
