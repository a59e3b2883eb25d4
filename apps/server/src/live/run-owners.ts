import { Injectable } from '@nestjs/common';
import { PostgresStore, type RunChanged } from '@tessera/store';
import type { Owners } from './listener.js';

const REMEMBERED = 20_000;
const LOOK_UPS = 20;

/** Whose runs are these? Tasks move on without naming who opened the run, so that is remembered. */
@Injectable()
export class RunOwners {
  private readonly owners = new Map<string, string>();

  constructor(private readonly store: PostgresStore) {}

  async of(runs: readonly RunChanged[]): Promise<Owners> {
    for (const { id, actorId } of runs) if (actorId) this.remember(id, actorId);
    const unknown = runs.filter(({ id }) => !this.owners.has(id)).slice(0, LOOK_UPS);
    const found = await Promise.all(unknown.map(({ id }) => this.store.readRun(id)));
    for (const run of found) if (run) this.remember(run.id, run.actorId);
    return this.owners;
  }

  private remember(runId: string, actorId: string): void {
    this.owners.set(runId, actorId);
    const [oldest] = this.owners.keys();
    if (this.owners.size > REMEMBERED && oldest !== undefined) this.owners.delete(oldest);
  }
}
