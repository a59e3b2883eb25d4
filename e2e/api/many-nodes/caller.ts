import { Agent, request } from 'node:http';

/** What became of a request; status 0 when no answer came. */
export interface Told {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly began: number;
}

const PATIENCE_MS = 20_000;

/** Asks nodes over connections that stay open, as a browser does. */
export class Caller {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });
  readonly failures: string[] = [];
  count = 0;

  async ask(node: string, who: Readonly<Record<string, string>>, method: string, path: string, body?: unknown): Promise<Told> {
    const began = performance.now();
    this.count += 1;
    const told = await this.#send(node, who, method, path, body).catch((error: Error) => ({ status: 0, text: error.message }));
    if (told.status === 0 || told.status >= 500) this.failures.push(`${method} ${path}: ${told.status} ${told.text.slice(0, 200)}`);
    return { status: told.status, body: told.status === 0 || told.text === '' ? {} : (JSON.parse(told.text) as Told['body']), began };
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(node: string, who: Readonly<Record<string, string>>, method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = { ...who, ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }) };
    return new Promise((resolve, reject) => {
      const sent = request(`${node}/api${path}`, { agent: this.#agent, method, headers, timeout: PATIENCE_MS }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
        response.on('error', reject);
      });
      sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
      sent.on('error', reject);
      sent.end(payload);
    });
  }
}
