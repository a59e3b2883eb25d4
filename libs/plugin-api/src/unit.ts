import type { AttributesOf, From, Managed, ObjectType, StateOf, To } from './object-type.js';

/** One transaction over objects of `T`. Whatever is not declared in the moves `M` neither compiles nor runs. */
export interface Unit<T, M> {
  readonly now: Date;
  /** The day of the calendar where the house stands, as `2026-11-22`: days of people begin and end there. */
  readonly today: string;
  /** Creates an object; it is written, with all others, when the use case has returned. */
  create(state: To<M, 'nothing'>, attributes: AttributesOf<T>): Promise<Managed<T, To<M, 'nothing'>>>;
  /** Locks the named objects, in id order, and answers those that are in `state`. */
  load<F extends From<M>>(state: F, ids: readonly string[]): Promise<readonly Managed<T, F>[]>;
  /** Locks and answers up to 10,000 objects by state and by attributes declared `indexed`, in id order. */
  find<S extends StateOf<T>>(where: {
    readonly state?: S;
    readonly attributes?: AttributesOf<T>;
  }): Promise<readonly Managed<T, S>[]>;
  /** Reads an object of any type without locking it. */
  read(objectType: string, id: string): Promise<Managed<ObjectType>>;
  /** Reads an object of any type and keeps it as it is until this transaction has ended. */
  hold(objectType: string, id: string): Promise<Managed<ObjectType>>;
  /** Moves an object; `changes` set attributes, a value of `undefined` clears one. */
  move<F extends From<M>>(object: Managed<T, F>, to: To<M, F>, changes?: AttributesOf<T>): Promise<void>;
  /**
   * Erases what the history says about an object of a `personal` type: values in the audit and in runs. The lines stay, and still
   * prove themselves.
   */
  forget(object: Managed<T>): Promise<void>;
  /** Takes away whatever is attached to an object that is moved in this transaction. */
  detachAll(object: Managed<T>): Promise<void>;
}
