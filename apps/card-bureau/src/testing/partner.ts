import type { LedgerOrder, LedgerPage } from '../control/ledger-reader.js';
import type { Faults, Settings } from '../faults/settings.js';
import type { Order, OrderRequest } from '../orders/order.js';
import type { BureauProcess } from './bureau-process.js';

/** An answer with its body already read. */
export interface Answer<Body> {
  readonly status: number;
  readonly type: string;
  readonly body: Body;
}

/** What a refused request tells. */
export interface ProblemBody {
  readonly status: number;
  readonly reason: string;
  readonly errors?: readonly { readonly pointer: string }[];
}

const CREDENTIALS = { clientId: 'tessera', clientSecret: 'a secret for tests', organisationId: 'town-hall' };

/** An order of so many cards, named after a word. */
export function cardsNamed(word: string, amount: number): OrderRequest {
  return { layoutId: 'standard', cards: Array.from({ length: amount }, (_, index) => ({ cardId: `${word}-${index}` })) };
}

/** A card management system as the bureau sees it. */
export class Partner {
  private accessToken: string | undefined;

  constructor(private readonly bureau: BureauProcess) {}

  /** Calls the bureau with this partner's token. */
  async call<Body>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    const authorization = `Bearer ${(this.accessToken ??= await this.token())}`;
    return this.send(method, path, body, { authorization, ...headers });
  }

  /** Calls the bureau as somebody without a token. */
  async send<Body>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const type = json === undefined ? undefined : { 'content-type': 'application/json' };
    const answer = await fetch(this.bureau.url + path, { method, body: json, headers: { ...type, ...headers } });
    const text = await answer.text();
    const contentType = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type: contentType, body: (contentType.includes('json') ? JSON.parse(text) : text) as Body };
  }

  /** Places an order under a key. */
  place<Body = Order>(key: string, request: OrderRequest): Promise<Answer<Body>> {
    return this.call('POST', '/orders', request, { 'idempotency-key': key });
  }

  /** Sets the clock and the fault switches. */
  async set(productionSeconds: number, faults: Partial<Faults> = {}): Promise<void> {
    await this.send<Settings>('PUT', '/control/settings', { productionSeconds, faults, seed: 7 });
  }

  /** Everything the bureau ever accepted. */
  async ledger(): Promise<readonly LedgerOrder[]> {
    const orders: LedgerOrder[] = [];
    let after: number | undefined = 0;
    while (after !== undefined) {
      const page: LedgerPage = (await this.send<LedgerPage>('GET', `/control/ledger?after=${after}`)).body;
      orders.push(...page.orders);
      after = page.next;
    }
    return orders;
  }

  private async token(): Promise<string> {
    return (await this.send<{ accessToken: string }>('POST', '/token', CREDENTIALS)).body.accessToken;
  }
}

/** Waits until something is true; gives up after ten seconds. */
export async function until<Result>(look: () => Promise<Result | undefined> | Result | undefined): Promise<Result> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const result = await look();
    if (result !== undefined) return result;
  }
  throw new Error('it did not happen within ten seconds');
}
