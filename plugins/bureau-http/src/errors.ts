import type { DefiniteRefusal } from '@tessera/plugin-api';

/** The bureau said no, and repeating will not change that. */
export class BureauRefusal extends Error implements DefiniteRefusal {
  override readonly name = 'DefiniteRefusal';
  constructor(
    readonly reason: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** Nobody knows what the bureau did; `mend` says what has to happen before a repetition makes sense. */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
  constructor(
    readonly reason: string,
    readonly mend: 'nothing' | 'settings',
    detail: string,
    cause?: unknown,
  ) {
    super(detail, { cause });
  }
}
