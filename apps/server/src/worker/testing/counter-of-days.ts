import pg from 'pg';
import type { Engine } from '@tessera/engine';
import type { Client } from '../../testing/client.js';
import { ENGINE } from '../../house/tokens.js';
import { newId } from '../../house/new-id.js';
import { TestServer } from '../../testing/test-server.js';

/** For how many days cards are handed out and extended here. */
export const DAYS = 10;

const LISTS: Readonly<Record<string, readonly string[]>> = {
  unassigned: ['TempCardsProcAssign'],
  assigned: ['TempCardsProcExtend', 'TempCardsProcWithdraw', 'TempCardsProcExpire'],
  expired: ['TempCardsProcWithdraw'],
};

/** A card with somebody whom it may be handed to. */
export interface Pair {
  readonly card: string;
  readonly holder: string;
  readonly email: string;
}

/** What stands on a card: its state, how many days are left, and how many reminders its holder was ever sent. */
export interface Standing {
  readonly state: string;
  readonly left: number | null;
  readonly mails: number;
}

/** A counter over a real store where days pass as one wishes: the ends of cards come nearer. */
export class CounterOfDays {
  private readonly entries = new Map<string, string>();

  private constructor(
    private readonly server: TestServer,
    private readonly client: Client,
    private readonly database: pg.Client,
  ) {}

  static async open(): Promise<CounterOfDays> {
    const server = await TestServer.open({ TESSERA_DEMO: '0' });
    const database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
    const counter = new CounterOfDays(server, await server.withRoles('administrator'), database);
    for (const type of ['temporary-card', 'identity']) await server.openScheme(type);
    for (const [place, useCases] of Object.entries(LISTS)) await counter.putOn(place, useCases);
    return counter;
  }

  async close(): Promise<void> {
    await this.database.end();
    await this.server.close();
  }

  /** Somebody, and a card in the stock. */
  async pair(): Promise<Pair> {
    const [card, holder] = [newId(), newId()];
    const email = `${holder}@example.org`;
    await this.insert(holder, 'identity', 'active', { name: 'Ada', email, preferredLanguage: 'en-US' });
    await this.insert(card, 'temporary-card', 'unassigned', { cardNumber: card.slice(-12), product: 'standard' });
    return { card, holder, email };
  }

  assign({ card, holder }: Pair): Promise<void> {
    return this.start('unassigned TempCardsProcAssign', card, { holder });
  }

  extend({ card }: Pair): Promise<void> {
    return this.start('assigned TempCardsProcExtend', card);
  }

  withdraw({ card }: Pair, from: string): Promise<void> {
    return this.start(`${from} TempCardsProcWithdraw`, card);
  }

  /** Days pass, and nobody looks. */
  async pass(days: number): Promise<void> {
    await this.database.query(
      `update managed_objects set attributes = attributes || jsonb_build_object('validTo', to_char((attributes ->> 'validTo')::date - $1::int, 'YYYY-MM-DD'))
       where object_type = 'temporary-card' and attributes ? 'validTo'`,
      [days],
    );
  }

  /** The check runs as often at once; then all tasks are performed, each of them twice. */
  async check(times: number): Promise<void> {
    const engine = this.server.house.app.get<Engine>(ENGINE);
    const entryId = this.entries.get('assigned TempCardsProcExpire') ?? '';
    await Promise.all(Array.from({ length: times }, () => engine.schedules.fire(entryId)));
    const { rows } = await this.database.query<{ id: string }>("select id from tasks where status = 'waiting' order by id");
    for (const { id } of rows) await engine.tasks.perform(id);
    await Promise.all(rows.map(({ id }) => engine.tasks.perform(id)));
  }

  /** How a card stands. */
  async standing({ card, email }: Pair): Promise<Standing> {
    const { rows: [row] } = await this.database.query<Standing>(
      `select state, (attributes ->> 'validTo')::date - (now() at time zone 'Europe/Rome')::date as left,
         (select count(*)::int from outbox where recipient = $2) as mails
       from managed_objects where id = $1`,
      [card, email],
    );
    if (!row) throw new Error('the card is not there');
    return row;
  }

  private async start(entry: string, card: string, input: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { status, text } = await this.client.post('/runs', { entryId: this.entries.get(entry), subjectIds: [card], input, submit: true });
    if (status !== 201) throw new Error(`${entry}: ${status} ${text}`);
  }

  private async putOn(place: string, useCases: readonly string[]): Promise<void> {
    const options = { TempCardsProcAssign: { TempCardsValidityDays: DAYS }, TempCardsProcExtend: { TempCardsValidityDays: DAYS } } as Record<string, object>;
    const entries = useCases.map((useCase) => ({ useCase, enabled: true, options: options[useCase] ?? {}, ...(useCase.endsWith('Expire') && { cron: '0 3 * * *' }) }));
    const { status, text, body } = await this.client.with({ 'if-match': '"0"' }).put(`/admin/process-lists/temporary-card/${place}`, { entries });
    if (status !== 200) throw new Error(text);
    const saved = body['entries'] as unknown as readonly { readonly id: string; readonly useCase: string }[];
    for (const { id, useCase } of saved) this.entries.set(`${place} ${useCase}`, id);
  }

  private async insert(id: string, objectType: string, state: string, attributes: object): Promise<void> {
    await this.database.query(
      `insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by)
       values ($1, $2, $3, $4, array_to_tsvector(array['test']), 1, now(), 'test', now(), 'test')`,
      [id, objectType, state, JSON.stringify(attributes)],
    );
  }
}
