/** An answer of the API, whatever its status. */
export interface Answer<B = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: B;
}

/** Speaks to the API as one person (cookie and CSRF token) or one machine (bearer token). */
export class Client {
  readonly base: string;
  #cookie = '';
  #csrf = '';
  #bearer = '';

  constructor(base: string) {
    this.base = base;
  }

  static withToken(base: string, token: string): Client {
    const client = new Client(base);
    client.#bearer = token;
    return client;
  }

  async signIn(userName: string, password: string, more: object = {}): Promise<Answer> {
    const answer = await this.post('/sessions', { userName, password, ...more });
    this.#csrf = String(answer.body['csrfToken'] ?? '');
    this.#cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') || this.#cookie;
    return answer;
  }

  /** What a browser would send along, for tools that make their own requests. */
  credentials(): Record<string, string> {
    if (this.#bearer) return { authorization: `Bearer ${this.#bearer}` };
    return this.#cookie ? { cookie: this.#cookie, 'x-csrf-token': this.#csrf } : {};
  }

  get<B = Record<string, unknown>>(path: string): Promise<Answer<B>> {
    return this.send<B>('GET', path);
  }

  post<B = Record<string, unknown>>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<B>> {
    return this.send<B>('POST', path, body, headers);
  }

  put<B = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer<B>> {
    return this.send<B>('PUT', path, body, headers);
  }

  delete<B = Record<string, unknown>>(path: string): Promise<Answer<B>> {
    return this.send<B>('DELETE', path);
  }

  async send<B>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<B>> {
    const response = await fetch(`${this.base}/api${path}`, {
      method,
      headers: {
        ...this.credentials(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) as B };
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return { text };
  }
}
