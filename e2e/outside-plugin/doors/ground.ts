import type { Client } from '../../support/client.ts';
import { expectStatus, type House } from '../../support/house.ts';
import { until } from '../../support/random.ts';
import type { Card } from '../../support/use-cases.ts';
import type { Desk } from '../support/desk.ts';

/** A house that the package is installed in, and the desk outside. */
export interface Ground {
  readonly house: House;
  readonly admin: Client;
  readonly desk: Desk;
}

/** What came of a run, or what was wrong with it. */
export interface Outcome {
  readonly outcome?: { readonly messages: readonly string[] };
  readonly reason?: string;
  readonly detail?: string;
  readonly faults?: readonly { readonly pointer: string; readonly reason: string }[];
}

/** Performs a use case at once. */
export const carryOut = (who: Client, entryId: string | undefined, subjectIds: readonly string[], input: object, language = 'en-US') =>
  who.post<Outcome>('/runs', { entryId, subjectIds, input, submit: true }, { 'accept-language': language });

/** What a list of badges shows. */
export async function badges(who: Client, query = ''): Promise<readonly Card[]> {
  return (await expectStatus(who.get<{ items: Card[] }>(`/objects?type=visitor-badge&limit=100${query}`), 200)).body.items;
}

/** The badge of that number, as soon as it is in a state. */
export const badgeIn = (who: Client, state: string, badgeNumber: string): Promise<Card> =>
  until(`${badgeNumber} to be ${state}`, 10_000, async () => (await badges(who, `&state=${state}&attr.badgeNumber=${badgeNumber}`))[0] ?? false);

/** Waits until the desk has closed a badge. */
export const closedAtDesk = (desk: Desk, badgeNumber: string): Promise<boolean> =>
  until(`the desk to close ${badgeNumber}`, 10_000, async () => (await desk.ledger()).ended.includes(badgeNumber));
