import type { Catalogue } from '../catalogue/index.js';
import type { Forms, ShownStep } from '../fields/forms.js';
import type { Gate } from '../gate.js';
import type { Actor, Json, RunRecord } from '../model.js';
import type { EnginePorts } from '../ports/index.js';

/** Which entry to open, for which objects. `revision` is the rules' revision if the caller knows it already. */
export interface OpenRequest {
  readonly entryId: string;
  readonly subjectIds?: readonly string[];
  readonly idempotencyKey?: string;
  readonly revision?: number;
}

/** All in one call: open, answer, submit. */
export interface StartRequest extends OpenRequest {
  readonly input: Json;
}

/** Opens, answers and submits runs: one transaction per submission, whatever its size. */
export class RunPerformer {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly gate: Gate,
    private readonly forms: Forms,
  ) {}

  /** Opens a run and waits for answers. The same idempotency key answers the same run. */
  async open(actor: Actor, request: OpenRequest): Promise<RunRecord> {
    void [actor, request, this.ports, this.catalogue, this.gate, this.forms];
    throw new Error('under construction');
  }

  /** Opens, answers and submits in one transaction; ends `done` or `accepted`, or throws the `Refusal`. */
  async start(actor: Actor, request: StartRequest): Promise<RunRecord> {
    void [actor, request];
    throw new Error('under construction');
  }

  /** The actor's own run; throws `NotFound` for anybody else's. */
  async read(actor: Actor, runId: string): Promise<RunRecord> {
    void [actor, runId];
    throw new Error('under construction');
  }

  /** The steps of a run that are asked, as they are shown. */
  async steps(run: RunRecord): Promise<readonly ShownStep[]> {
    void run;
    throw new Error('under construction');
  }

  /** Answers the step of that index; throws `Refusal('invalid-input')` with faults, or `Conflict` when the run has ended. */
  async answer(actor: Actor, runId: string, stepIndex: number, values: Json): Promise<RunRecord> {
    void [actor, runId, stepIndex, values];
    throw new Error('under construction');
  }

  /** Performs the run, or accepts it for a worker. Submitted again it answers the first result. */
  async submit(actor: Actor, runId: string, revision?: number): Promise<RunRecord> {
    void [actor, runId, revision];
    throw new Error('under construction');
  }

  /** Closes an open run without effect. */
  async cancel(actor: Actor, runId: string): Promise<void> {
    void [actor, runId];
    throw new Error('under construction');
  }

  /** For the worker: performs an accepted run; a run that has ended is left alone. */
  async performAccepted(runId: string): Promise<void> {
    void runId;
    throw new Error('under construction');
  }

  /** For the sweeper: closes an open run whose time is over. */
  async expire(runId: string): Promise<void> {
    void runId;
    throw new Error('under construction');
  }
}
