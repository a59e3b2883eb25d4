import type { Capability, DeviceReceipt, Plugin } from '@tessera/plugin-api';
import { Catalogue } from '../catalogue/index.js';
import { createEngine } from '../engine.js';
import type { Engine } from '../engine.js';
import { Refusal } from '../errors.js';
import { daysIn } from '../house-days.js';
import type { Actor, Json, ObjectRecord } from '../model.js';
import type { EngineSettings, FileRecord, Job, ReceiptScope } from '../ports/index.js';
import type { TaskVerdict } from '../tasks/index.js';
import { MemoryAccounts } from './memory-accounts.js';
import { MemoryBatches } from './memory-batches.js';
import { MemoryFiles } from './memory-files.js';
import { MemoryProcessLists } from './memory-process-lists.js';
import { MemoryQueue } from './memory-queue.js';
import { MemoryStore } from './memory-store.js';

/** What the world around the engine is like in a rehearsal. */
export interface Surroundings {
  /** Services by capability name. */
  readonly services?: Readonly<Record<string, unknown>>;
  /** Choices by `capability/list`. */
  readonly lists?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly settings?: EngineSettings;
  /** Where the house stands; UTC unless told. */
  readonly timeZone?: string;
}

/** A person who may do everything. */
export const anybody: Actor = { id: '00000000-0000-7000-8000-00000000000a', displayName: 'Anna Operator', kind: 'person', permissions: new Set(['*']) };

/** The real engine over a store, a queue and services in memory, with a clock that stands until it is moved. */
export class MemoryHouse {
  readonly catalogue: Catalogue;
  readonly store: MemoryStore;
  readonly queue = new MemoryQueue();
  readonly processLists = new MemoryProcessLists();
  readonly files = new MemoryFiles();
  readonly accounts = new MemoryAccounts();
  readonly batches: MemoryBatches;
  readonly engine: Engine;
  private time = Date.UTC(2030, 0, 1);
  private ids = 0;

  constructor(
    plugins: readonly Plugin[],
    private readonly surroundings: Surroundings = {},
  ) {
    this.catalogue = new Catalogue(plugins.map((plugin, index) => ({ name: `package-${index}`, version: '0.0.0', plugin, locales: {} })));
    this.store = new MemoryStore(this.catalogue.objectTypes(), () => this.now(), daysIn(surroundings.timeZone ?? 'UTC'));
    this.batches = new MemoryBatches(this.store.memory);
    this.engine = createEngine(this.catalogue, {
      store: this.store,
      processListStore: this.processLists,
      packages: this.processLists,
      queue: this.queue,
      batches: this.batches,
      files: this.files,
      accounts: this.accounts,
      capabilities: { use: (capability) => this.use(capability), list: (capability, list) => this.list(capability, list) },
      receipts: { verify: async (receipt, scope) => readReceipt(receipt, scope) },
      newId: () => this.newId(),
      now: () => this.now(),
      ...(surroundings.settings && { settings: surroundings.settings }),
    });
  }

  /** The present time of the rehearsal. */
  now(): Date {
    return new Date(this.time);
  }

  /** Moves the clock on. */
  pass(milliseconds: number): void {
    this.time += milliseconds;
  }

  /** Switches a use case on at a place, after what stands there; answers the entry's id. */
  async switchOn(useCase: string, place: string, options: Json = {}, cron?: string, objectType = this.catalogue.useCase(useCase).objectType.name): Promise<string> {
    const present = (await this.engine.processLists.at()).list(objectType, place);
    const entry = { useCase, enabled: true, options, ...(cron !== undefined && { cron }) };
    const saved = await this.engine.processLists.save(anybody, { objectType, place, entries: [...present.entries, entry] }, present.revision);
    return saved.entries.at(-1)?.id ?? '';
  }

  /** Puts objects into the house as if they had always been there; answers their ids. */
  stock(objectType: string, state: string, many: readonly Json[]): readonly string[] {
    const at = this.now();
    const records: readonly ObjectRecord[] = many.map((attributes) => ({ id: this.newId(), objectType, state, attributes, version: 1, createdAt: at, updatedAt: at }));
    this.store.place(records);
    return records.map((one) => one.id);
  }

  /** Puts an upload of somebody into the house; answers its id. */
  upload(actor: Actor, { id = this.newId(), ...file }: Partial<FileRecord> = {}): string {
    const usual = { name: 'scan.pdf', mediaType: 'application/pdf', bytes: 1_000, sha256: '00', uploadedAt: this.now() };
    this.files.files.set(id, { ...usual, ...file, id, uploadedBy: actor.id, uploadedByName: actor.displayName });
    return id;
  }

  /** The objects of a type, by state. */
  counts(objectType: string): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const one of this.objects(objectType)) counts[one.state] = (counts[one.state] ?? 0) + 1;
    return counts;
  }

  /** The objects of a type in id order. */
  objects(objectType: string): readonly ObjectRecord[] {
    const all = [...this.store.memory.objects.values()].filter((one) => one.objectType === objectType);
    return all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Does the next job as a worker would, and puts it back when it shall be tried again. */
  async workOnce(): Promise<TaskVerdict | undefined> {
    const job = this.queue.take();
    return job && this.perform(job);
  }

  /** Works until nothing is left, or until `rounds` jobs are done. */
  async work(rounds = 1_000): Promise<void> {
    for (let done = 0; done < rounds && this.queue.jobs.length > 0; done++) await this.workOnce();
  }

  private async perform(job: Job): Promise<TaskVerdict> {
    if (job.kind === 'run') {
      await this.engine.runs.performAccepted(job.id);
      return { kind: 'done' };
    }
    if (job.kind === 'import') throw new Error('no file comes into a house in memory');
    if (job.kind === 'batch') {
      await this.engine.batchWork.perform(job.id);
      return { kind: 'done' };
    }
    const verdict = await this.engine.tasks.perform(job.id);
    if (verdict.kind !== 'done') await this.queue.addAgain([job]);
    return verdict;
  }

  private async use<C>(capability: Capability<C>): Promise<C> {
    const service = this.surroundings.services?.[capability.name];
    if (service === undefined) throw new Refusal('connector-not-set-up', { capability: capability.name });
    return service as C;
  }

  private async list(capability: string, list: string): Promise<Readonly<Record<string, string>>> {
    const choices = this.surroundings.lists?.[`${capability}/${list}`];
    if (!choices) throw new Refusal('connector-not-set-up', { capability });
    return choices;
  }

  private newId(): string {
    this.ids += 1;
    return `00000000-0000-7000-9000-${this.ids.toString(16).padStart(12, '0')}`;
  }
}

/** A receipt as the reader of a rehearsal writes it, for one run and one field. */
export function receiptFor(scope: ReceiptScope, receipt: DeviceReceipt): string {
  return JSON.stringify({ runId: scope.runId, field: scope.field, subjectId: scope.subjectId, receipt });
}

function readReceipt(text: string, scope: ReceiptScope): DeviceReceipt | undefined {
  try {
    const read = JSON.parse(text) as ReceiptScope & { readonly receipt: DeviceReceipt };
    const fits = read.runId === scope.runId && read.field === scope.field && read.subjectId === scope.subjectId;
    return fits ? read.receipt : undefined;
  } catch {
    return undefined;
  }
}
