import { cardProducer, mailer, notifier } from '@tessera/plugin-api';
import type { Mail, PersonNotice } from '@tessera/plugin-api';
import { anybody, MemoryHouse } from '@tessera/plugin-kit';
import plugin from '../index.js';
import { PaperBureau } from './bureau.js';
import { paperConnector } from './counter.js';
import { people } from './people.js';

const TYPE = 'temporary-card';
const DAY_MS = 86_400_000;
const PLACES: Readonly<Record<string, readonly string[]>> = {
  TempCardsProcAssign: ['unassigned'],
  TempCardsProcExtend: ['assigned'],
  TempCardsProcWithdraw: ['assigned', 'expired'],
  TempCardsProcLock: ['assigned', 'unassigned'],
  TempCardsProcExpire: ['assigned'],
};

/** A front desk where cards are handed out and taken back; mail is kept in a box. */
export class Desk {
  readonly outbox: Mail[] = [];
  /** What people find in the house when no mail reaches them. */
  readonly notices: PersonNotice[] = [];
  mailIsAway = false;
  readonly house: MemoryHouse;
  private readonly entries = new Map<string, string>();

  private constructor(timeZone: string) {
    const send = async (mail: Mail) => {
      if (this.mailIsAway) throw new Error('the mail is away');
      if (!this.outbox.some((sent) => sent.key === mail.key)) this.outbox.push(mail);
    };
    const services = { [cardProducer.name]: new PaperBureau(), [mailer.name]: { send }, [notifier.name]: { notify: async (notice: PersonNotice) => void this.notices.push(notice) } };
    this.house = new MemoryHouse([plugin, people, { contract: 1, connectors: [paperConnector] }], { services, timeZone });
  }

  /** Switches everything on; options by symbolic name. */
  static async opened(options: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}, timeZone = 'UTC'): Promise<Desk> {
    const desk = new Desk(timeZone);
    for (const [useCase, places] of Object.entries(PLACES)) {
      for (const place of places) desk.entries.set(`${useCase} ${place}`, await desk.house.switchOn(useCase, place, options[useCase]));
    }
    desk.entries.set('deactivate', await desk.house.switchOn('PeopleProcDeactivate', 'active'));
    return desk;
  }

  /** Somebody comes to the desk. */
  person(name: string, state = 'active', written: Readonly<Record<string, unknown>> = { email: `${name.toLowerCase()}@example.org` }): string {
    return this.house.stock('identity', state, [{ name, preferredLanguage: 'it-IT', ...written }])[0] ?? '';
  }

  /** A card lies in the stock. */
  card(cardNumber = `T${this.cards().length}`): string {
    return this.house.stock(TYPE, 'unassigned', [{ cardNumber }])[0] ?? '';
  }

  /** Starts a use case with cards that are all in the state that the first one is in. */
  async start(useCase: string, subjectIds: readonly string[], input: Readonly<Record<string, unknown>> = {}) {
    const state = this.state(subjectIds[0] ?? '');
    return this.house.engine.runs.start(anybody, { entryId: this.entry(`${useCase} ${state}`), subjectIds, input });
  }

  /** Hands a card out. */
  async assign(card: string, holder: string) {
    return this.start('TempCardsProcAssign', [card], { holder });
  }

  /** Deactivates somebody, and lets the workers follow. */
  async deactivate(id: string): Promise<void> {
    await this.house.engine.runs.start(anybody, { entryId: this.entry('deactivate'), subjectIds: [id], input: {} });
  }

  /** Lets days pass; on the days of checks, the expiry check runs and the workers work. */
  async pass(days: number, checks = true): Promise<void> {
    for (let day = 0; day < days; day++) {
      this.house.pass(DAY_MS);
      if (checks) await this.check();
    }
  }

  /** The expiry check runs now. */
  async check(): Promise<void> {
    await this.fire();
    await this.house.work();
  }

  /** The expiry check runs, and the workers rest. */
  async fire(): Promise<void> {
    await this.house.engine.schedules.fire(this.entry('TempCardsProcExpire assigned'));
  }

  /** State of a card. */
  state(card: string): string {
    return this.record(card)?.state ?? '';
  }

  /** What is written on a card. */
  written(card: string): Readonly<Record<string, unknown>> {
    return this.record(card)?.attributes ?? {};
  }

  /** All cards. */
  cards() {
    return this.house.objects(TYPE);
  }

  private record(card: string) {
    return this.cards().find((one) => one.id === card);
  }

  private entry(key: string): string {
    const id = this.entries.get(key);
    if (id === undefined) throw new Error(`${key} is not switched on`);
    return id;
  }
}
