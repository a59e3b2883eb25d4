import type { FieldFault } from '@tessera/engine';
import { Count, MayShow, Shown } from '../door/view.js';

/** One fault in what was sent. */
export class FaultView {
  @Shown({ description: 'JSON pointer to the faulty part.' }) pointer: string;
  @Shown() reason: string;
  @MayShow({ type: 'object', additionalProperties: true }) details?: Record<string, string | number>;
}

/** A problem document (RFC 9457): what went wrong, and what to do about it. */
export class Problem {
  @Shown({ format: 'uri' }) type: string;
  @Shown() title: string;
  @Count() status: number;
  @Shown() detail: string;
  @MayShow({ type: String }) instance?: string;
  @Shown({ description: 'The stable name of the problem.' }) reason: string;
  @MayShow({ type: 'object', additionalProperties: true }) details?: Record<string, string | number>;
  @MayShow({ type: () => FaultView, isArray: true }) faults?: FaultView[];
  @MayShow({ type: String, format: 'uuid' }) runId?: string;
  @MayShow({ description: 'What stands there now, when somebody else was first.' }) current?: unknown;
}

/** What the house knows of a problem before it is put into words. */
export interface Trouble {
  readonly status: number;
  readonly reason: string;
  readonly details?: Readonly<Record<string, string | number>>;
  readonly faults?: readonly FieldFault[];
  readonly runId?: string;
  readonly current?: unknown;
  /** A sentence that is already translated, a plugin's refusal for example. */
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Something that is wrong with a request, thrown at the edge of the house. */
export class HttpTrouble extends Error {
  override readonly name = 'HttpTrouble';
  constructor(readonly trouble: Trouble) {
    super(trouble.reason);
  }
}

/** Nobody is signed in. */
export const notSignedIn = (): HttpTrouble => new HttpTrouble({ status: 401, reason: 'not-signed-in' });

/** A machine's token asked for something that people do in a session. */
export const sessionRequired = (): HttpTrouble => new HttpTrouble({ status: 403, reason: 'session-required' });
