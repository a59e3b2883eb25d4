/** Values that matter for understanding a no. */
export type Details = Readonly<Record<string, string | number>>;

/** One fault in what was sent: where (JSON pointer), why (stable reason) and with which limits. */
export interface FieldFault {
  readonly pointer: string;
  readonly reason: string;
  readonly details?: Details;
}

/** An expected no; the user can act on it (422). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly reason: string,
    readonly details: Details = {},
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(reason);
  }
}

/** Readable, but not permitted (403). */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
  constructor(
    readonly permission: string,
    /** About which objects, and who can grant it. */
    readonly details: Details = {},
  ) {
    super(`permission ${permission} is missing`);
  }
}

/** Not there, or not readable (404). */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  constructor(
    readonly what: string,
    readonly id: string,
  ) {
    super(`${what} ${id} was not found`);
  }
}

/** Somebody else was first (409). `current` is what stands there now. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  constructor(
    readonly reason: string,
    readonly current?: unknown,
  ) {
    super(reason);
  }
}
