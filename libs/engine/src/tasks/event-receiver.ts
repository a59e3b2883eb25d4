import { createHash } from 'node:crypto';
import type { OutsideEvent } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import type { TaskRecord } from '../model.js';
import type { Packages } from '../packages/index.js';
import type { EnginePorts, Transaction } from '../ports/index.js';
import { addJobs } from '../runs/consequences.js';
import { systemActor } from '../system-actor.js';

/** Turns what happened outside into tasks, once per event. */
export class EventReceiver {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly packages: Packages,
  ) {}

  /** Takes a genuine event of a connector; answers how many tasks it started (0 for a repeated one). */
  async receive(connectorName: string, event: OutsideEvent): Promise<number> {
    const capability = this.catalogue.connector(connectorName).provides.name;
    await this.packages.at();
    const names = this.packages.reactionsToEvent(capability, event.name);
    if (names.length === 0) return 0;
    return this.ports.store.transact((transaction) => this.react(transaction, names, `${connectorName}\n${event.id}`, event));
  }

  private async react(transaction: Transaction, names: readonly string[], eventKey: string, event: OutsideEvent): Promise<number> {
    const tasks: TaskRecord[] = [];
    for (const name of names) {
      const id = idFor(`${eventKey}\n${name}`);
      if (await transaction.lockTask(id)) continue;
      tasks.push({ id, name, payload: { ...event.payload }, key: id, status: 'waiting', attempts: 0, createdAt: transaction.now });
    }
    if (tasks.length === 0) return 0;
    await transaction.write({ at: transaction.now, actorId: systemActor.id, objects: [], audit: [], tasks });
    await addJobs(this.ports, this.catalogue, transaction, tasks);
    return tasks.length;
  }
}

// The same event gives the same task, so a repeated delivery finds the first one (uuid version 8).
function idFor(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
