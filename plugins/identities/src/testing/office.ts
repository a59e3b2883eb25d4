import { anybody, MemoryHouse } from '@tessera/plugin-kit';
import plugin from '../index.js';

const REASON_TYPES = {
  UsersProcDeactivate: 'deactivation',
  UsersProcReactivate: 'reactivation',
  UsersProcLock: 'locking',
  UsersProcDeleteUser: 'deletion',
} as const;

type Answers = Readonly<Record<string, unknown>>;

/** An office where users are looked after: all use cases are on. */
export class Office {
  readonly house = new MemoryHouse([plugin]);
  private readonly entries = new Map<string, string>();

  /** Switches everything on; options by symbolic name. */
  static async opened(options: Readonly<Record<string, Answers>> = {}): Promise<Office> {
    const office = new Office();
    for (const { symbolicName, moves } of plugin.useCases ?? []) {
      for (const from of Object.keys(moves)) {
        const place = from === 'nothing' ? 'new' : from;
        office.entries.set(`${symbolicName} ${place}`, await office.house.switchOn(symbolicName, place, options[symbolicName]));
      }
    }
    return office;
  }

  /** Creates a user; answers their id. */
  async create(answers: Answers): Promise<string> {
    const entryId = this.entry('UsersProcCreate new');
    const run = await this.house.engine.runs.start(anybody, { entryId, input: { source: 'IDM', ...answers } });
    return run.outcome?.objectIds[0] ?? '';
  }

  /** Does something with a user. */
  async start(useCase: string, id: string, input: Answers, idempotencyKey?: string) {
    const request = { entryId: this.entry(`${useCase} ${this.user(id)?.state}`), subjectIds: [id], input };
    return this.house.engine.runs.start(anybody, { ...request, ...(idempotencyKey !== undefined && { idempotencyKey }) });
  }

  /** Changes the state of users for a reason that is on offer. */
  async change(useCase: keyof typeof REASON_TYPES, ids: readonly string[], words: string) {
    const entryId = this.entry(`${useCase} ${this.user(ids[0] ?? '')?.state}`);
    const input = { reason: this.reason(REASON_TYPES[useCase], words) };
    return this.house.engine.runs.start(anybody, { entryId, subjectIds: ids, input });
  }

  /** A reason on offer; answers its id. */
  reason(type: string, name: string): string {
    return this.house.stock('reason', 'offered', [{ type, name }])[0] ?? '';
  }

  /** Opens the form of a use case for a user. */
  async open(useCase: string, id: string) {
    return this.house.engine.runs.open(anybody, { entryId: this.entry(`${useCase} ${this.user(id)?.state}`), subjectIds: [id] });
  }

  /** A user as they stand in the records. */
  user(id: string) {
    return this.house.objects('identity').find((one) => one.id === id);
  }

  /** The entry of a use case at a place, `UsersProcLock active` for example. */
  entry(key: string): string {
    const id = this.entries.get(key);
    if (id === undefined) throw new Error(`${key} is not switched on`);
    return id;
  }
}
