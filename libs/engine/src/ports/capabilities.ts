import type { Capability } from '@tessera/plugin-api';

/** Capabilities of the connectors that are installed and set up; throws `Refusal('connector-not-set-up')`. */
export interface Capabilities {
  use<C>(capability: Capability<C>): Promise<C>;
  /** Choices from a connector's list; remembered for a minute. */
  list(capability: string, list: string): Promise<Readonly<Record<string, string>>>;
}
