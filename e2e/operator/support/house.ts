import type { Client } from '../../support/client.ts';
import { expectStatus } from '../../support/house.ts';
import { until } from '../../support/random.ts';
import { putOn, USE_CASES, type Card, type Entry } from '../../support/use-cases.ts';
import { clientOf } from './people.ts';

/** The places of Temporary card that the stories use. */
export const PLACES = ['new', 'processing', 'ordered', 'in-production', 'produced'] as const;

/** Takes every use case off, as in a new house. */
export async function switchEverythingOff(): Promise<void> {
  const administrator = await clientOf('admin');
  for (const place of PLACES) await putOn(administrator, place, []);
}

/** Switches on all that the way of a card needs, with these options for the order. */
export async function switchEverythingOn(order: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const administrator = await clientOf('admin');
  await putOn(administrator, 'new', [{ useCase: USE_CASES.order, options: order }]);
  await putOn(administrator, 'processing', [{ useCase: USE_CASES.abort }, { useCase: USE_CASES.submitQueue, cron: '0 3 1 1 *' }]);
  await putOn(administrator, 'ordered', [{ useCase: USE_CASES.update, cron: '0 3 1 1 *' }]);
  await putOn(administrator, 'in-production', [{ useCase: USE_CASES.update, cron: '0 3 1 1 *' }]);
  await putOn(administrator, 'produced', [{ useCase: USE_CASES.initialize }]);
}

/** How long the demo bureau produces. */
export const produceIn = (productionSeconds: number): Promise<void> => setBureau({ productionSeconds });

/** Makes the demo bureau refuse new orders, or take them again. */
export const refuseOrders = (refuse: 0 | 1): Promise<void> => setBureau({ faults: { refuse } });

async function setBureau(settings: object): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${process.env['TESSERA_E2E_BUREAU_PORT'] ?? ''}/control/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
  if (!response.ok) throw new Error(`the bureau did not take the settings: ${response.status}`);
}

/** Cards that wait in the queue, ordered by the operator without a browser. */
export async function queueCards(amount: number): Promise<readonly Card[]> {
  const operator = await clientOf('operator');
  const [entry] = await actionsOn(operator, 'new');
  const body = { entryId: entry?.id, input: { amount }, submit: true };
  const run = await expectStatus(operator.post<{ outcome: { objects: Card[] } }>('/runs', body), 200, 201);
  return run.body.outcome.objects;
}

/** A card that has come from the bureau and waits to be initialized. */
export async function producedCard(): Promise<Card> {
  const [queued] = await queueCards(1);
  await runSchedules('processing');
  return until('the card to be produced', 40_000, async () => {
    await runSchedules('ordered');
    await runSchedules('in-production');
    const card = await readCard(queued?.id ?? '');
    return card.state === 'produced' && card;
  });
}

/** The card as it is now. */
export async function readCard(id: string): Promise<Card> {
  const operator = await clientOf('operator');
  return (await expectStatus(operator.get<Card>(`/objects/${id}`), 200)).body;
}

/** Runs now what starts by the clock on a place. */
export async function runSchedules(place: string): Promise<void> {
  const administrator = await clientOf('admin');
  const { body } = await expectStatus(administrator.get<{ items: { entryId: string; place: string }[] }>('/admin/schedules'), 200);
  for (const schedule of body.items.filter((one) => one.place === place)) {
    await expectStatus(administrator.post(`/admin/schedules/${schedule.entryId}/run`, {}), 200, 202, 204);
  }
}

async function actionsOn(client: Client, place: string): Promise<readonly Entry[]> {
  const { body } = await expectStatus(
    client.get<{ items: { entryId: string; useCase: string }[] }>(`/object-types/temporary-card/actions?place=${place}`),
    200,
  );
  return body.items.map(({ entryId, useCase }) => ({ id: entryId, useCase }));
}
