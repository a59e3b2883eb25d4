import { Outbox } from '@tessera/store';
import { openLetter } from '../mail/letter.js';
import { Sealer } from '../secrets/index.js';
import type { Client } from './client.js';
import type { TestServer } from './test-server.js';

/** Signs in with a password; `client` is whoever came in. */
export async function signInAt(server: TestServer, credentials: { readonly userName: string; readonly password: string; readonly closeOldest?: boolean }) {
  const answer = await server.nobody.post('/sessions', credentials);
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { ...answer, client: server.nobody.with({ cookie, 'x-csrf-token': String(answer.body['csrfToken'] ?? '') }) };
}

/** The messages to an address, the latest first, as they were written. */
export async function lettersTo(server: TestServer, recipient: string): Promise<{ readonly template: string; readonly text: string }[]> {
  const [outbox, sealer] = [server.house.app.get(Outbox), server.house.app.get(Sealer)];
  const { items } = await outbox.list({ recipient, limit: 50 } as never);
  return Promise.all(items.map(async ({ id, template }) => {
    const message = await outbox.read(id);
    return { template, text: message ? openLetter(sealer, message).sent.text : '' };
  }));
}

/** What a place of a process list offers from now on. */
export interface Offer {
  readonly type: string;
  readonly place: string;
  readonly useCases: readonly string[];
  readonly options?: object;
}

/** Puts use cases on a place of a process list, enabled; answers the entry of each. */
export async function offerAt(boss: Client, { type, place, useCases, options = {} }: Offer): Promise<readonly { readonly id: string; readonly useCase: string }[]> {
  const lists = (await boss.get(`/admin/process-lists/${type}`)).body['lists'] as unknown as { place: string; revision: number }[];
  const revision = lists.find((one) => one.place === place)?.revision ?? 0;
  const saved = await boss.with({ 'if-match': `"${revision}"` }).put(`/admin/process-lists/${type}/${place}`, { entries: useCases.map((useCase) => ({ useCase, enabled: true, options })) });
  return saved.body['entries'] as unknown as { id: string; useCase: string }[];
}
