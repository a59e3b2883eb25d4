import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SmsSettings } from '../settings.js';

/** A request as it arrived. */
export interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real gateway that can be told how to answer. */
export class Gateway {
  readonly asked: Asked[] = [];
  /** Status of its answers; 0 is silence. */
  status = 202;
  /** What it says with them; it never ends when `goesOn`. */
  says = '{"error":"no"}';
  goesOn = false;
  /** Bytes said so far. */
  said = 0;

  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {}

  static async open(): Promise<Gateway> {
    const server = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        self.asked.push({ method: request.method ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
        const known = request.headers.authorization === 'Bearer right';
        if (!self.status) return;
        reply.writeHead(known ? self.status : 401, { location: 'http://127.0.0.1:9/' });
        if (self.goesOn) self.talk(reply);
        else reply.end(self.says);
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const self: Gateway = new Gateway(server, (server.address() as AddressInfo).port);
    return self;
  }

  /** Settings to reach it. */
  settings(other: Partial<SmsSettings> = {}): SmsSettings {
    const body = '{"to":"{{to}}","from":"{{sender}}","text":"{{text}}","reference":"{{key}}"}';
    return { address: `http://127.0.0.1:${this.port}/messages`, token: 'right', sender: 'Cards', body, ...other };
  }

  private talk(reply: ServerResponse): void {
    const chunk = 'x'.repeat(65_536);
    const more = (): void => {
      while (!reply.destroyed && reply.write(chunk)) this.said += chunk.length;
    };
    reply.on('drain', more);
    more();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
