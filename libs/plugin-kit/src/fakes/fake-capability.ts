import type { Capability } from '@tessera/plugin-api';

/**
 * What goes wrong with one call. `away`: it never reaches the partner. `answer-lost`: the partner does it, the caller sees a time-out.
 * `twice`: it is delivered two times. `never`: the partner does it and stays silent until the attempt's time is over. `refused`: a
 * definite no.
 */
export type CallFault = 'away' | 'answer-lost' | 'twice' | 'never' | { readonly refused: string };

/** The names of what a service can do. */
export type MethodOf<C> = { [K in keyof C]: C[K] extends (...given: never) => Promise<unknown> ? K : never }[keyof C] & string;

type Given<C, K extends keyof C> = C[K] extends (...given: infer G) => Promise<unknown> ? G : never;

/** What the partner does when a call reaches it, and what it answers. */
export type Partner<C> = { readonly [K in keyof C]: C[K] extends (...given: infer G) => Promise<infer A> ? (...given: G) => A | Promise<A> : C[K] };

/** A call as the partner received it; a call that was delivered twice is there twice. */
export type ReceivedCall<C> = { readonly [K in MethodOf<C>]: { readonly method: K; readonly given: Given<C, K> } }[MethodOf<C>];

/** A partner in memory whose line can be disturbed, and who remembers every call. */
export interface Fake<C> {
  /** For a scene: `services: fake.services`, or several spread into one. */
  readonly services: Readonly<Record<string, C>>;
  /** Every call that reached the partner, in order. */
  readonly received: readonly ReceivedCall<C>[];
  /** How often the partner was called, whether it was reached or not. */
  readonly attempted: number;
  /** The arguments of every call of one method that reached the partner. */
  of<K extends MethodOf<C>>(method: K): readonly Given<C, K>[];
  /** The next calls of a method meet these faults, one each; `undefined` lets one pass. Later ones go well. */
  next(method: MethodOf<C>, ...faults: readonly (CallFault | undefined)[]): this;
  /** Every call of a method meets this fault, until told otherwise. */
  always(method: MethodOf<C>, fault: CallFault | undefined): this;
}

const fakes = new WeakSet<object>();

/** Whether a service belongs to a fake: its silence need not be waited for. */
export const isFake = (service: unknown): boolean => typeof service === 'object' && service !== null && fakes.has(service);

/** A fake of any capability: says what the partner does, method by method, and records what reaches it. */
export function fakeCapability<C extends object>(capability: Capability<C>, partner: Partner<C>): Fake<C> {
  const line = new Line<C>(partner);
  const methods = Object.keys(partner).map((method) => [method, (...given: readonly unknown[]) => line.call(method, given)] as const);
  const service = Object.fromEntries(methods) as C;
  fakes.add(service);
  const fake: Fake<C> = {
    services: { [capability.name]: service },
    received: line.received,
    get attempted() {
      return line.attempted;
    },
    of: <K extends MethodOf<C>>(method: K) => line.received.flatMap((call) => (call.method === method ? [call.given as Given<C, K>] : [])),
    next: (method, ...faults) => (line.planned.set(method, [...faults]), fake),
    always: (method, fault) => (line.standing.set(method, fault), fake),
  };
  return fake;
}

/** The line to a partner, with the faults that wait on it. */
class Line<C> {
  readonly received: ReceivedCall<C>[] = [];
  readonly planned = new Map<string, (CallFault | undefined)[]>();
  readonly standing = new Map<string, CallFault | undefined>();
  attempted = 0;

  constructor(private readonly partner: Partner<C>) {}

  async call(method: string, given: readonly unknown[]): Promise<unknown> {
    this.attempted += 1;
    const queue = this.planned.get(method) ?? [];
    const fault = queue.length > 0 ? queue.shift() : this.standing.get(method);
    if (fault === 'away') throw unknownOutcome(`${method} did not reach the partner`);
    if (typeof fault === 'object') throw definiteNo(fault.refused);
    const answer = await this.deliver(method, given);
    if (fault === 'twice') return this.deliver(method, given);
    if (fault === 'answer-lost') throw unknownOutcome(`the answer to ${method} was lost`);
    return fault === 'never' ? new Promise(() => undefined) : answer;
  }

  private async deliver(method: string, given: readonly unknown[]): Promise<unknown> {
    this.received.push({ method, given: structuredClone(given) } as unknown as ReceivedCall<C>);
    const work = this.partner[method as keyof C] as (...given: readonly unknown[]) => unknown;
    return work.apply(this.partner, [...given]);
  }
}

function unknownOutcome(message: string): Error {
  return Object.assign(new Error(message), { name: 'UnknownOutcome' });
}

function definiteNo(reason: string): Error {
  return Object.assign(new Error(`the partner refuses: ${reason}`), { name: 'DefiniteRefusal', reason });
}
