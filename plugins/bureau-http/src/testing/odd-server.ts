import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** What an odd server answers to one call. */
export interface OddAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  /** Said again and again, without an end. */
  readonly endless?: string;
}

/** A server that answers what it is told; for answers that the real bureau never gives. */
export class OddServer {
  /** The calls that arrived, as "METHOD /path". */
  readonly calls: string[] = [];
  /** How many letters left without an end. */
  sent = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** Listens on a free port; `answer` decides by call and by how often it came before. */
  static async start(answer: (call: string, before: number) => OddAnswer): Promise<OddServer> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const odd = new OddServer(server, `http://127.0.0.1:${(server.address() as { port: number }).port}`);
    server.on('request', (request, reply) => {
      const call = `${request.method} ${request.url}`;
      const { status, type = 'application/json', body = '{}', endless } = answer(call, odd.calls.filter((one) => one === call).length);
      odd.calls.push(call);
      request.resume();
      reply.writeHead(status, { 'content-type': type });
      if (endless === undefined) return void reply.end(body);
      const goOn = (): void => {
        if (reply.destroyed) return;
        odd.sent += endless.length;
        if (reply.write(endless)) setImmediate(goOn);
        else reply.once('drain', goOn);
      };
      goOn();
    });
    return odd;
  }

  /** Stops listening. */
  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
