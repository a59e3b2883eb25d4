import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import type { Details } from '../errors.js';
import type { AuditEntry, Json, RunRecord } from '../model.js';
import type { EnginePorts, Transaction } from '../ports/index.js';
import { runEntry } from './execution.js';
import { PluginFault } from './plugin-fault.js';
import { isEqual } from './run-opening.js';
import { withoutSealed } from './secret-answers.js';

/** Writes runs as they go on and end without changing any object. */
export class RunEnding {
  constructor(private readonly ports: EnginePorts) {}

  /** Keeps a run that was just opened. */
  keep(run: RunRecord): Promise<RunRecord> {
    return this.ports.store.transact((transaction) => write(transaction, run));
  }

  /** Keeps an answered step, unless somebody else was faster. */
  goOn(run: RunRecord, progress: Pick<RunRecord, 'input' | 'subjectIds' | 'step' | 'expiresAt'>): Promise<RunRecord> {
    return this.ports.store.transact(async (transaction) => {
      const locked = await transaction.lockRun(run.id);
      if (!locked) throw new NotFound('run', run.id);
      if (locked.status !== 'open') throw new Conflict(`run-${locked.status}`);
      if (locked.step !== run.step || !isEqual(locked.input, run.input)) throw new Conflict('run-changed');
      return write(transaction, { ...locked, ...progress });
    });
  }

  /** Asks an earlier step again, unless the run has gone on or ended meanwhile. */
  async goBack(run: RunRecord, step: number): Promise<void> {
    try {
      await this.goOn(run, { input: run.input, subjectIds: run.subjectIds, expiresAt: run.expiresAt, step });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }

  /** Accepts a run that nobody has kept yet: a worker performs it. */
  accept(run: RunRecord, input: Json): Promise<RunRecord> {
    return this.ports.store.transact((transaction) => this.hand(transaction, run, input));
  }

  /** Accepts an open run; one that has ended meanwhile is answered as it is. */
  acceptOpen(run: RunRecord, input: Json): Promise<RunRecord> {
    return this.ports.store.transact(async (transaction) => {
      const locked = await transaction.lockRun(run.id);
      if (!locked) throw new NotFound('run', run.id);
      if (locked.status !== 'open') return locked;
      if (!isEqual(locked.input, run.input)) throw new Conflict('run-changed');
      return this.hand(transaction, { ...locked, ...(run.context && { context: run.context }) }, input);
    });
  }

  /** Closes an open run without effect; answers it as it stands then. */
  close(runId: string, status: 'cancelled' | 'timed-out'): Promise<RunRecord> {
    return this.ports.store.transact(async (transaction) => {
      const run = await transaction.lockRun(runId);
      if (!run) throw new NotFound('run', runId);
      if (run.status !== 'open' || (status === 'timed-out' && run.expiresAt > transaction.now)) return run;
      return this.end(transaction, { ...run, status, endedAt: transaction.now });
    });
  }

  /** Writes why a run ended without effect; leaves it open when its answers can still be mended. */
  async fail(run: RunRecord, error: unknown): Promise<void> {
    const ending = endingFor(run, error);
    if (!ending) return;
    await this.ports.store.transact(async (transaction) => {
      const present = (await transaction.lockRun(run.id)) ?? run;
      if (present.status !== run.status) return;
      await this.end(transaction, { ...present, ...ending, endedAt: transaction.now });
    });
  }

  private async hand(transaction: Transaction, run: RunRecord, input: Json): Promise<RunRecord> {
    const accepted = await write(transaction, { ...run, status: 'accepted', input });
    await this.ports.queue.add(transaction, [{ kind: 'run', id: run.id }]);
    return accepted;
  }

  private end(transaction: Transaction, run: RunRecord): Promise<RunRecord> {
    // What nobody will do any more needs no secrets.
    return write(transaction, { ...run, input: withoutSealed(run.input) }, [runEntry(this.ports.newId(), transaction.now, run)]);
  }
}

function endingFor(run: RunRecord, error: unknown): Pick<RunRecord, 'status' | 'refusal'> | undefined {
  if (error instanceof Refusal && error.reason !== 'invalid-input') {
    return { status: 'refused', refusal: { reason: error.reason, details: byId(error.details) } };
  }
  if (error instanceof NotFound && run.status === 'accepted') return { status: 'refused', refusal: { reason: 'not-found', details: { id: error.id } } };
  if (error instanceof Conflict && run.status === 'accepted' && isKept(error.reason)) return { status: 'refused', refusal: { reason: error.reason, details: detailsOf(error.current) } };
  if (error instanceof Forbidden && run.status === 'accepted') return { status: 'refused', refusal: { reason: 'not-permitted', details: { ...error.details, right: error.permission } } };
  return error instanceof PluginFault ? { status: 'failed' } : undefined;
}

// Whom a refusal points at is kept by their id alone: names are read when it is shown, and gone when somebody is forgotten.
function byId({ object, ...details }: Details): Details {
  return object === undefined || typeof details['objectId'] === 'string' ? details : { object, ...details };
}

async function write(transaction: Transaction, run: RunRecord, audit: readonly AuditEntry[] = []): Promise<RunRecord> {
  await transaction.write({ at: transaction.now, actorId: run.actorId, run, objects: [], audit, tasks: [] });
  return run;
}

// Nobody is there to wait for the end of a lock.
function isKept(reason: string): boolean {
  return reason === 'locked-by-another' || reason === 'frozen';
}

function detailsOf(current: unknown): Details {
  return typeof current === 'object' && current !== null ? (current as Details) : {};
}
