import type { Json, RevisionOrigin } from '@tessera/engine';

/** A part as a change would have it; without content it goes. */
export interface ProposedPart {
  readonly path: string;
  readonly content?: Json;
}

/** Secrets of a connector as the change that waits has sealed them. */
export interface ProposedSecrets {
  readonly connector: string;
  readonly sealed: Buffer;
  readonly secretsSet: readonly string[];
  /** The revision of the connector's settings that they were typed over. */
  readonly seenRevision: number;
}

/** A change that one person alone may not make. */
export interface ProposedChange {
  readonly authorId: string;
  readonly authorName: string;
  readonly reason?: string;
  readonly origin: RevisionOrigin;
  /** The revision that the change was made from. */
  readonly basedOn: number;
  /** Missing when approval itself is to be switched off. */
  readonly changes?: readonly ProposedPart[];
  /** Of the connectors among them. */
  readonly secrets?: readonly ProposedSecrets[];
}

/** Thrown inside the transaction of a change while the house wants two people: nothing is changed, and the change can be proposed. */
export class WaitsForApproval extends Error {
  override readonly name = 'WaitsForApproval';
  constructor(readonly proposed: ProposedChange) {
    super('a second person has to approve this');
  }
}
