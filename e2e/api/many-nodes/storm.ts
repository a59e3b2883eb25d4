import type { Client } from '../../support/client.ts';
import { expectStatus } from '../../support/house.ts';
import { USE_CASES } from '../../support/use-cases.ts';
import { Caller, type Told } from './caller.ts';
import { History } from './history.ts';

const LEAST_AMOUNT = 10;
const AT_ONCE = 48;
const PAUSE_MS = 120;

/** Settings of the bureau that lead to an address. */
export const settingsFor = (hostName: string): object => ({
  settings: { hostName, clientId: 'tessera', clientSecret: 'secret', organisationId: 'house', webhookSecret: '' },
});

type Headers = Readonly<Record<string, string>>;

/** Who asks, where, and what is changed meanwhile. */
export interface Stage {
  readonly nodes: readonly string[];
  /** One client of the administrator per node. */
  readonly administrators: readonly Client[];
  /** Holds the role that is changed. */
  readonly probe: Client;
  readonly entryId: string;
  readonly partnerAt: (version: number) => string;
  /** Permissions that the role has or has not: together they spell the number of the version. */
  readonly bits: readonly string[];
}

/** Requests of every kind to all nodes while the rules that they depend on are saved again and again. */
export class Storm {
  readonly lists = new History();
  readonly roles = new History();
  readonly connectors = new History();
  readonly caller = new Caller();
  readonly surprises: string[] = [];
  readonly #stage: Stage;
  readonly #judgements: (() => void)[] = [];
  #isOver = false;
  #turn = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Sends so many requests; answers when all are answered and judged. */
  async rage(requests: number, allowedMs: number): Promise<void> {
    const saving = [this.#saveList(), this.#saveRole(), this.#saveConnector()].map((one) => one.finally(() => undefined));
    const asking = Array.from({ length: AT_ONCE }, async () => {
      while (this.caller.count < requests) await this.#one(allowedMs);
    });
    await Promise.all(asking);
    this.#isOver = true;
    await Promise.all(saving);
    for (const judge of this.#judgements) judge();
    this.caller.close();
  }

  async #one(allowedMs: number): Promise<void> {
    const kinds = [() => this.#offered(allowedMs), () => this.#tooMany(allowedMs), () => this.#permitted(allowedMs), () => this.#choices(allowedMs), () => this.#run(allowedMs)];
    await kinds[this.#turn++ % kinds.length]?.();
  }

  async #offered(allowedMs: number): Promise<void> {
    const told = await this.#ask('GET', '/object-types/temporary-card/actions?place=new');
    const [first] = (told.body['items'] ?? []) as { title: string }[];
    this.#judge(this.lists, told, Number(/^Order (\d+)$/.exec(first?.title ?? '')?.[1]), allowedMs);
  }

  async #tooMany(allowedMs: number): Promise<void> {
    const told = await this.#ask('POST', '/runs', { entryId: this.#stage.entryId, input: { amount: 100_000 }, submit: true });
    const [fault] = (told.body['faults'] ?? []) as { details?: { max: number } }[];
    this.#judge(this.lists, told, Number(fault?.details?.max) - LEAST_AMOUNT, allowedMs);
  }

  // Opened on one node, answered on another and submitted on a third.
  async #run(allowedMs: number): Promise<void> {
    const opened = await this.#ask('POST', '/runs', { entryId: this.#stage.entryId });
    const step = opened.body['step'] as { fields?: { amount?: { max: number } } } | undefined;
    this.#judge(this.lists, opened, Number(step?.fields?.amount?.max) - LEAST_AMOUNT, allowedMs);
    const id = String(opened.body['id']);
    this.#expect(await this.#ask('PUT', `/runs/${id}/steps/0`, { values: { amount: 1 } }), 200);
    this.#expect(await this.#ask('POST', `/runs/${id}/submit`), 200);
  }

  async #permitted(allowedMs: number): Promise<void> {
    const told = await this.#ask('GET', '/me', undefined, this.#stage.probe.credentials());
    const held = new Set(told.body['permissions'] as string[]);
    const version = this.#stage.bits.reduce((sum, one, bit) => sum + (held.has(one) ? 2 ** bit : 0), 0);
    this.#judge(this.roles, told, version, allowedMs);
  }

  async #choices(allowedMs: number): Promise<void> {
    const told = await this.#ask('GET', '/admin/process-lists/temporary-card/new/candidates');
    const items = (told.body['items'] ?? []) as { symbolicName: string; options: { product?: { choices: Record<string, string> } } }[];
    const choices = Object.keys(items.find((one) => one.symbolicName === USE_CASES.order)?.options.product?.choices ?? {});
    this.#judge(this.connectors, told, Number(choices.find((one) => one.startsWith('layout-'))?.slice(7)), allowedMs);
  }

  #ask(method: string, path: string, body?: unknown, who?: Headers): Promise<Told> {
    const { nodes, administrators } = this.#stage;
    const at = Math.floor(Math.random() * nodes.length);
    return this.caller.ask(nodes[at] ?? '', who ?? administrators[at]?.credentials() ?? {}, method, path, body);
  }

  #judge(history: History, told: Told, version: number, allowedMs: number): void {
    if (told.status !== 0 && told.status < 500) this.#judgements.push(() => history.judge(version, told.began, allowedMs));
  }

  #expect(told: Told, status: number): void {
    if (told.status !== status && told.status !== 0 && told.status < 500) this.surprises.push(`${told.status} ${JSON.stringify(told.body)}`);
  }

  async #saveList(): Promise<void> {
    for (let revision = await this.#listRevision(); !this.#isOver; revision++) {
      await this.lists.save(async (version) => {
        const entry = { id: this.#stage.entryId, useCase: USE_CASES.order, enabled: true, title: `Order ${version}`, options: { maximumAmount: LEAST_AMOUNT + version } };
        await expectStatus(this.#somebody().put('/admin/process-lists/temporary-card/new', { entries: [entry] }, { 'if-match': `"${revision}"` }), 200);
      });
      await pause();
    }
  }

  async #saveRole(): Promise<void> {
    for (let revision = 1; !this.#isOver; revision++) {
      await this.roles.save(async (version) => {
        const permissions = this.#stage.bits.filter((_, bit) => (version >> bit) % 2 === 1);
        await expectStatus(this.#somebody().put('/admin/roles/storm', { title: 'Storm', permissions }, { 'if-match': `"${revision}"` }), 200);
      });
      await pause();
    }
  }

  async #saveConnector(): Promise<void> {
    const { body } = await this.#somebody().get<{ revision: number }>('/admin/connectors/bureau-http');
    for (let revision = body.revision; !this.#isOver; revision++) {
      await this.connectors.save(async (version) => {
        await expectStatus(this.#somebody().put('/admin/connectors/bureau-http', settingsFor(this.#stage.partnerAt(version)), { 'if-match': `"${revision}"` }), 200);
      });
      await pause();
    }
  }

  async #listRevision(): Promise<number> {
    const { body } = await this.#somebody().get<{ lists: { place: string; revision: number }[] }>('/admin/process-lists/temporary-card');
    return body.lists.find(({ place }) => place === 'new')?.revision ?? 0;
  }

  #somebody(): Client {
    const { administrators } = this.#stage;
    const one = administrators[Math.floor(Math.random() * administrators.length)];
    if (!one) throw new Error('there is no node');
    return one;
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
