import type { Client } from './client.ts';
import { expectStatus } from './house.ts';

/** The symbolic names of the temporary-card use cases. */
export const USE_CASES = {
  order: 'TempCardsAddonExtProdProcOrder',
  abort: 'TempCardsAddonExtProdProcAbort',
  initialize: 'TempCardsAddonExtProdInitialize',
  update: 'TempCardsAddonExtProdProcUpdateOrder',
  submitQueue: 'TempCardsAddonExtProdProcSubmitQueue',
} as const;

/** What an administrator writes in a process list. */
export interface Wanted {
  readonly useCase: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly title?: string;
  readonly cron?: string;
}

/** The entry of a process list as the API answers it. */
export interface Entry extends Wanted {
  readonly id: string;
}

interface ListView {
  readonly place: string;
  readonly revision: number;
  readonly entries: readonly Entry[];
}

/** Puts exactly these use cases on a place of an object type, Temporary card unless said otherwise, and answers the entries. */
export async function putOn(administrator: Client, place: string, wanted: readonly Wanted[], objectType = 'temporary-card'): Promise<readonly Entry[]> {
  const all = await expectStatus(administrator.get<{ lists: ListView[] }>(`/admin/process-lists/${objectType}`), 200);
  const present = all.body.lists.find((list) => list.place === place);
  const entries = wanted.map((one) => ({ options: {}, ...one, enabled: true }));
  const saved = await expectStatus(
    administrator.put<ListView>(`/admin/process-lists/${objectType}/${place}`, { entries }, {
      'if-match': `"${present?.revision ?? 0}"`,
    }),
    200,
  );
  return saved.body.entries;
}

/** Every card of the house, page by page. */
export async function allCards(client: Client): Promise<readonly Card[]> {
  const cards: Card[] = [];
  let cursor = '';
  do {
    const page = await expectStatus(
      client.get<{ items: Card[]; nextCursor?: string }>(`/objects?type=temporary-card&limit=200${cursor}`),
      200,
    );
    cards.push(...page.body.items);
    cursor = page.body.nextCursor ? `&cursor=${encodeURIComponent(page.body.nextCursor)}` : '';
  } while (cursor !== '');
  return cards;
}

/** A temporary card as the API shows it. */
export interface Card {
  readonly id: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}
