import type { AnyTask, AnyUseCase, DeviceReceipt } from '@tessera/plugin-api';
import { actingIn, signatureOf } from '../access/index.js';
import type { ObjectAccess } from '../access/index.js';
import type { Catalogue } from '../catalogue/index.js';
import { isKeptFrom, keeperOf, lastUpdatedAt, requireAllowed, standingOf } from '../common/index.js';
import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import type { Details } from '../errors.js';
import { bindFiles } from '../files/index.js';
import type { Packages } from '../packages/index.js';
import type { AuditEntry, Json, ObjectRecord, RunOutcome, RunRecord } from '../model.js';
import type { AccountOrder, EnginePorts, ObjectChange, Transaction } from '../ports/index.js';
import { systemActor } from '../system-actor.js';
import { carryOut, collectOrders } from './account-orders.js';
import { CollectingUnit } from './collecting-unit.js';
import type { Reached } from './collecting-unit.js';
import { addJobs, reactionsTo, taskRecords } from './consequences.js';
import type { Wanted } from './consequences.js';
import { deviceFields } from './device-fields.js';
import { beginsWithSubject, refuseOthers } from './run-input.js';
import { PluginFault } from './plugin-fault.js';
import { readable } from './readable-options.js';
import { clearRepeated } from './repeated.js';
import { withoutSealed } from './secret-answers.js';
import { ownAnswers } from './started-elsewhere.js';
import { SubjectAccess } from './subject-access.js';

const FIRST_OBJECTS = 100;

/** Which subjects were worked on, and why the others were not. */
export interface Eligibility {
  readonly eligible: readonly string[];
  readonly kept: readonly { readonly objectId: string; readonly reason: string; readonly details: Details }[];
}

/** Performs submitted runs inside a transaction: locks, checks, executes, writes. */
export class Execution {
  private readonly subjects: SubjectAccess;

  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    access: ObjectAccess,
    private readonly packages: Packages,
  ) {
    this.subjects = new SubjectAccess(access, catalogue);
  }

  /** Executes the run with checked input and writes all of it; answers the run as it ended. */
  async perform(transaction: Transaction, run: RunRecord, input: Json): Promise<RunRecord> {
    const useCase = this.catalogue.useCase(run.useCase);
    const unit = this.unitFor(transaction, run, useCase);
    return this.carryOut(transaction, unit, run, input, await this.lockSubjects(transaction, unit, run));
  }

  /** Executes the run for those of its subjects that can be worked on, and says why the others cannot. */
  async performEligible(transaction: Transaction, run: RunRecord, input: Json): Promise<Eligibility> {
    const unit = this.unitFor(transaction, run, this.catalogue.useCase(run.useCase));
    const there = new Map((await unit.lock(run.subjectIds)).map((one) => [one.id, one]));
    const denied = await this.subjects.hindrances(transaction, run, [...there.values()]);
    const kept = run.subjectIds.flatMap((id) => keptBack(run, id, there.get(id), denied.get(id)) ?? []);
    const out = new Set(kept.map((one) => one.objectId));
    const subjects = [...there.values()].filter((one) => !out.has(one.id));
    const eligible = subjects.map((one) => one.id);
    if (eligible.length > 0) await this.carryOut(transaction, unit, { ...run, subjectIds: eligible }, input, subjects);
    return { eligible, kept };
  }

  private async carryOut(transaction: Transaction, unit: CollectingUnit, run: RunRecord, input: Json, subjects: readonly ObjectRecord[]): Promise<RunRecord> {
    const useCase = this.catalogue.useCase(run.useCase);
    refuseOtherCards(useCase, subjects, input);
    if (beginsWithSubject(useCase)) this.refuseChanged(run, subjects);
    const { wanted, orders } = await execute(unit, useCase, run, input, subjects);
    const all = [...wanted, ...reactionsTo(this.packages, run.objectType, unit)];
    const tasks = taskRecords(this.ports, transaction.now, all, run.id);
    const changes = unit.changes();
    const done: RunRecord = { ...run, status: 'done', input: storable(useCase, input), endedAt: transaction.now, outcome: outcomeOf(unit.reached, changes, subjects, orders) };
    const { objects, audit: cleared } = await this.clearRepeated(transaction, unit, run, changes);
    const audit = [...unit.audit, ...cleared, runEntry(this.ports.newId(), transaction.now, done)];
    await bindFiles(this.ports.files, transaction, unit.fileChanges());
    await transaction.write({ forgotten: unit.forgotten, at: transaction.now, actorId: run.actorId, run: done, objects, audit, tasks });
    await addJobs(this.ports, this.catalogue, transaction, tasks);
    await carryOut(this.ports.accounts, transaction, run, orders);
    return done;
  }

  private clearRepeated(transaction: Transaction, unit: CollectingUnit, run: RunRecord, objects: readonly ObjectChange[]) {
    return clearRepeated(transaction, this.catalogue.objectTypes(), { people: unit.forgotten, objects, author: authorOf(run), newId: () => this.ports.newId() });
  }

  private unitFor(transaction: Transaction, run: RunRecord, useCase: AnyUseCase): CollectingUnit {
    return new CollectingUnit(transaction, {
      objectType: useCase.objectType,
      moves: useCase.moves,
      heedsLocks: true,
      author: authorOf(run),
      newId: () => this.ports.newId(),
    });
  }

  // The form showed what stood there when the run was opened; saving it must not undo what somebody did since.
  private refuseChanged(run: RunRecord, subjects: readonly ObjectRecord[]): void {
    const changed = subjects.find((one) => lastUpdatedAt(one) > run.openedAt);
    if (!changed) return;
    const label = this.catalogue.objectType(run.objectType).label;
    throw new Refusal('changed-meanwhile', { object: String(changed.attributes[label] ?? changed.id), objectId: changed.id });
  }

  private async lockSubjects(transaction: Transaction, unit: CollectingUnit, run: RunRecord): Promise<readonly ObjectRecord[]> {
    const subjects = await unit.lock(run.subjectIds);
    const denied = await this.subjects.hindrances(transaction, run, subjects);
    // A schedule takes what it finds: one card that somebody was faster with does not hold up the others.
    if (run.actorId === systemActor.id) return subjects.filter((one) => one.state === run.place && !isKeptFrom(one, run.actorId) && !denied.has(one.id));
    if (subjects.length < run.subjectIds.length) throw new NotFound(run.objectType, missingId(run, subjects));
    for (const hindrance of denied.values()) if (hindrance instanceof NotFound) throw hindrance;
    const label = this.catalogue.objectType(run.objectType).label;
    const elsewhere = subjects.filter((one) => one.state !== run.place);
    const [first] = elsewhere;
    if (first) throw new Refusal(`no-longer-${run.place}`, noLonger(first, label, run.place, elsewhere.length));
    refuseOthers(this.catalogue.useCase(run.useCase), run);
    for (const subject of subjects) requireAllowed('update', subject, run.actorId);
    for (const hindrance of denied.values()) throw hindrance;
    return subjects;
  }
}

const authorOf = (run: RunRecord) => ({ ...actingIn(run), useCase: run.useCase, runId: run.id });

/** The audit line of a run as it ended. */
export function runEntry(id: string, at: Date, run: RunRecord): AuditEntry {
  return {
    id,
    at,
    ...signatureOf(actingIn(run)),
    action: `run.${run.status}`,
    useCase: run.useCase,
    runId: run.id,
    objectType: run.objectType,
    ...(run.subjectIds.length === 1 && { objectId: run.subjectIds[0] }),
    ...(run.refusal && { reason: run.refusal.reason }),
  };
}

/** Input as runs keep it: of a device's answer only the chip's serial number, of secrets nothing. */
export function storable(useCase: AnyUseCase, input: Json): Json {
  const devices = new Set(deviceFields(useCase).map(([name]) => name));
  return Object.fromEntries(
    Object.entries(withoutSealed(input)).map(([name, value]) => [
      name,
      devices.has(name) && isReceipt(value) ? { chipSerial: value.chipSerial } : value,
    ]),
  );
}

async function execute(unit: CollectingUnit, useCase: AnyUseCase, run: RunRecord, input: Json, subjects: readonly ObjectRecord[]) {
  const wanted: Wanted[] = [];
  const orders: AccountOrder[] = [];
  const work = {
    id: run.id,
    now: unit.now,
    today: unit.today,
    actor: { id: run.actorId, displayName: run.actorName },
    options: readable(useCase, run.options),
    input: ownAnswers(useCase, input),
    subjects: subjects.map(({ id, state, attributes }) => ({ id, state, attributes })),
    ...deedsOf(unit),
    accounts: collectOrders(useCase, orders),
    defer: (task: Pick<AnyTask, 'name'>, payload: Json) => wanted.push(deferred(useCase, task.name, payload)),
    refuse: (reason: string, details: Details = {}) => {
      throw new Refusal(reason, details);
    },
  };
  try {
    await useCase.execute(work as never);
  } catch (error) {
    throw isExpected(error) || isOutage(unit, error) ? error : new PluginFault(`use case ${useCase.symbolicName}`, error);
  }
  return { wanted, orders };
}

function deedsOf(unit: CollectingUnit) {
  return {
    create: unit.create.bind(unit),
    load: unit.load.bind(unit),
    find: unit.find.bind(unit),
    read: unit.read.bind(unit),
    hold: unit.hold.bind(unit),
    move: unit.move.bind(unit),
    detachAll: unit.detachAll.bind(unit),
    forget: unit.forget.bind(unit),
  };
}

function deferred(useCase: AnyUseCase, name: string, payload: Json): Wanted {
  if (!useCase.tasks?.some((task) => task.name === name)) throw new Error(`task ${name} is not among the tasks of ${useCase.symbolicName}`);
  return { name, payload: JSON.parse(JSON.stringify(payload)) as Json };
}

// The reader compares before it writes; this is the second look, under the lock.
function refuseOtherCards(useCase: AnyUseCase, subjects: readonly ObjectRecord[], input: Json): void {
  for (const [name, field] of deviceFields(useCase)) {
    const receipt = input[name];
    for (const subject of subjects) {
      const expected = field.expects && subject.attributes[field.expects];
      if (typeof expected === 'string' && isReceipt(receipt) && receipt.chipSerial !== expected) {
        throw new Refusal('wrong-card-in-reader', { expected, found: receipt.chipSerial });
      }
    }
  }
}

function keptBack(run: RunRecord, objectId: string, object: ObjectRecord | undefined, denied: NotFound | Forbidden | undefined): Eligibility['kept'][number] | undefined {
  if (!object || denied instanceof NotFound) return { objectId, reason: 'not-found', details: { id: objectId } };
  if (object.state !== run.place) return { objectId, reason: `no-longer-${run.place}`, details: { expected: run.place, found: object.state } };
  const standing = standingOf(object, run.actorId);
  if (!isKeptFrom(object, run.actorId)) return denied && { objectId, reason: 'not-permitted', details: { ...denied.details, right: denied.permission } };
  return { objectId, reason: standing, details: keeperOf(object) };
}

function missingId(run: RunRecord, subjects: readonly ObjectRecord[]): string {
  const there = new Set(subjects.map((one) => one.id));
  return run.subjectIds.find((id) => !there.has(id)) ?? '';
}

function noLonger(subject: ObjectRecord, label: string, expected: string, count: number): Details {
  return { object: String(subject.attributes[label] ?? subject.id), objectId: subject.id, expected, found: subject.state, count };
}

type Ended = readonly { readonly id: string; readonly state: string }[];

// Whose account alone was changed counts as well: they are in the state in which they were.
function outcomeOf(reached: readonly Reached[], objects: Ended, subjects: Ended, orders: readonly AccountOrder[]): RunOutcome {
  const moved = new Set(reached.map((one) => one.id));
  const ordered = new Set(orders.map((one) => one.personId));
  const stayed = subjects.filter((one) => ordered.has(one.id) && !moved.has(one.id));
  const states: Record<string, number> = {};
  for (const { state } of [...objects.filter((one) => moved.has(one.id)), ...stayed]) states[state] = (states[state] ?? 0) + 1;
  return { states, objectIds: [...objects, ...stayed].slice(0, FIRST_OBJECTS).map((one) => one.id) };
}

function isReceipt(value: unknown): value is DeviceReceipt {
  return typeof value === 'object' && value !== null && 'chipSerial' in value;
}

function isExpected(error: unknown): boolean {
  return error instanceof Refusal || error instanceof Forbidden || error instanceof NotFound || error instanceof Conflict;
}

function isOutage(unit: CollectingUnit, error: unknown): boolean {
  return typeof error === 'object' && error !== null && unit.outages.has(error);
}
