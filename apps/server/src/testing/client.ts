import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly bytes: Buffer;
  /** The parsed JSON; whoever asks knows what it holds. */
  readonly body: Readonly<Record<string, never>>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks the server through its whole HTTP stack, as one person or nobody. */
export class Client {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly credentials: Readonly<Record<string, string>>,
    readonly accountId = '',
  ) {}

  /** The same person with other headers added. */
  with(headers: Readonly<Record<string, string>>): Client {
    return new Client(this.app, { ...this.credentials, ...headers }, this.accountId);
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.send('POST', path, body);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.send('PUT', path, body);
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.send('PATCH', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }

  send(method: Method, path: string, body?: unknown): Promise<Answer> {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.raw({ method, path: `/api${path}`, headers: json, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  /** Sends one file as a form does. */
  sendFile(path: string, content: Buffer, name = 'scan.pdf', field = 'file'): Promise<Answer> {
    const head = `--form\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--form--\r\n')]);
    return this.raw({ method: 'POST', path: `/api${path}`, headers: { 'content-type': 'multipart/form-data; boundary=form' }, body });
  }

  /** Sends a body as it is. */
  async raw(request: { method: Method; path: string; headers?: Record<string, string>; body?: string | Buffer }): Promise<Answer> {
    const answer = await this.app.inject({
      method: request.method, url: request.path, headers: { ...this.credentials, ...request.headers },
      ...(request.body === undefined ? {} : { payload: request.body }),
    });
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode, headers: answer.headers, text: answer.body, bytes: answer.rawPayload,
      body: (isJson ? answer.json() : {}) as Answer['body'],
    };
  }
}
