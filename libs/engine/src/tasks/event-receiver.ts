import type { OutsideEvent } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import type { EnginePorts } from '../ports/index.js';

/** Turns what happened outside into tasks, once per event. */
export class EventReceiver {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
  ) {}

  /** Takes a genuine event of a connector; answers how many tasks it started (0 for a repeated one). */
  async receive(connectorName: string, event: OutsideEvent): Promise<number> {
    void [connectorName, event, this.ports, this.catalogue];
    throw new Error('under construction');
  }
}
