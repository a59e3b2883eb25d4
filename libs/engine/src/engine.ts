import { ObjectAccess } from './access/index.js';
import { BatchDesk, BatchPerformer } from './batches/index.js';
import type { Catalogue } from './catalogue/index.js';
import { CommonActions } from './common/index.js';
import { Forms } from './fields/index.js';
import { Gate } from './gate.js';
import { ImportDesk, ImportPerformer } from './imports/index.js';
import { Packages } from './packages/index.js';
import type { EnginePorts } from './ports/index.js';
import { ProcessLists } from './process-lists/index.js';
import { Execution } from './runs/execution.js';
import { RunPerformer } from './runs/index.js';
import { RunInput } from './runs/run-input.js';
import { ScheduleRunner, Sweeper } from './schedules/index.js';
import { EventReceiver, TaskPerformer } from './tasks/index.js';

/** The engine's rooms, wired. */
export interface Engine {
  readonly catalogue: Catalogue;
  readonly forms: Forms;
  readonly packages: Packages;
  readonly processLists: ProcessLists;
  readonly gate: Gate;
  readonly access: ObjectAccess;
  readonly runs: RunPerformer;
  readonly tasks: TaskPerformer;
  readonly events: EventReceiver;
  readonly schedules: ScheduleRunner;
  readonly sweeper: Sweeper;
  readonly common: CommonActions;
  readonly batches: BatchDesk;
  readonly batchWork: BatchPerformer;
  readonly imports: ImportDesk;
  readonly importWork: ImportPerformer;
}

/** Wires the engine over a catalogue and its ports. */
export function createEngine(catalogue: Catalogue, ports: EnginePorts): Engine {
  const forms = new Forms(ports.capabilities, ports.accounts);
  const packages = new Packages(ports, catalogue);
  const processLists = new ProcessLists(ports, catalogue, forms, packages);
  const access = new ObjectAccess(ports, catalogue);
  const gate = new Gate(catalogue, processLists, access);
  const runs = new RunPerformer(ports, catalogue, gate, forms, access, packages);
  return {
    catalogue,
    forms,
    packages,
    processLists,
    gate,
    access,
    runs,
    tasks: new TaskPerformer(ports, catalogue, packages),
    events: new EventReceiver(ports, catalogue, packages),
    schedules: new ScheduleRunner(ports, processLists, runs),
    sweeper: new Sweeper(ports, catalogue, runs),
    common: new CommonActions(ports, catalogue, access, packages),
    batches: new BatchDesk(ports, catalogue, gate, new RunInput(ports, forms, access), packages),
    batchWork: new BatchPerformer(ports, catalogue, processLists, new Execution(ports, catalogue, access, packages), access),
    imports: new ImportDesk(ports, catalogue, packages),
    importWork: new ImportPerformer(ports, catalogue, access, packages),
  };
}
