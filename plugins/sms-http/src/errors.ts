import type { DefiniteRefusal } from '@tessera/plugin-api';

/** The gateway said no to this message; sending it again will not change that. */
export class SmsRefusal extends Error implements DefiniteRefusal {
  override readonly name = 'DefiniteRefusal';
  constructor(
    readonly reason: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** Nobody knows whether the message went out, or it surely did not but may later. */
export class NotSent extends Error {
  override readonly name = 'UnknownOutcome';
  constructor(detail: string, cause?: unknown) {
    super(detail, { cause });
  }
}
