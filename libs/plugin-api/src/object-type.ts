import type { Fields, Values } from './fields.js';

/** What a state means to people; the screens choose colour and icon by it. */
export type Meaning = 'waiting' | 'ready' | 'in-use' | 'ended' | 'stopped';

/** A state of an object type. A `final` state is never left. */
export interface State {
  readonly title: string;
  readonly meaning: Meaning;
  readonly final?: true;
  /** Objects that come here are deleted: their history and events say so. What is left of them is where their history stands. */
  readonly deleted?: true;
}

/** A `resource:action` name that roles grant. */
export type Permission = `${string}:${string}`;

/** One thing that a quick filter asks of an object. */
export type QuickCondition =
  | { readonly attribute: string; readonly is: 'present' | 'missing' | 'past' }
  /** A day that comes within so many days, today included. */
  | { readonly attribute: string; readonly is: 'soon'; readonly days: number }
  /** Nobody's: what the house itself knows about people. */
  | { readonly without: 'account' | 'position' }
  | { readonly common: 'locked' | 'frozen'; readonly is: 'present' | 'missing' };

/** A filter that lists offer by name; all of its conditions hold. */
export interface QuickFilter {
  readonly title: string;
  readonly all: readonly QuickCondition[];
  /** Who lacks it does not have the filter either. */
  readonly permission?: Permission;
}

/** A filter for another type: those of its objects that no object of this type names in an indexed attribute while it is in such a state. */
export interface Missing {
  readonly title: string;
  readonly attribute: string;
  readonly states: readonly string[];
}

/** A kind of object that people look after, its states and what is written on each object. */
export interface ObjectType<S extends string = string, A extends Fields = Fields> {
  readonly name: string;
  readonly title: string;
  readonly pluralTitle: string;
  /** Branch of the administrator's Home tree, for example `Cards`. */
  readonly group: string;
  /** Permission to see objects of this type. */
  readonly permission: Permission;
  readonly states: Readonly<Record<S, State>>;
  readonly attributes: A;
  /** The attribute that names an object in lists and links. */
  readonly label: keyof A & string;
  /** Filters that lists offer by name, beside `locked` and `frozen`, which every type has. */
  readonly quickFilters?: Readonly<Record<string, QuickFilter>>;
  /** Filters that lists of other types get because this one is there, by the name of that type. */
  readonly missedBy?: Readonly<Record<string, Missing>>;
  /** Its objects are people: what their history says about them can be erased, and the history still proves itself. */
  readonly personal?: true;
  /** What people see who may only list an object; its label alone unless told. */
  readonly listed?: readonly (keyof A & string)[];
  /** What lists show at first beside label and state: attributes, `createdAt`, `updatedAt`, `number`, and of people `mainPosition`, `unit` and `account`. */
  readonly columns?: readonly string[];
  /** Objects can be numbered, each once: gap-free within the series, which several types may share. */
  readonly numbering?: { readonly series: string; readonly prefix: string; readonly digits: number };
}

/** States of an object type. */
export type StateOf<T> = T extends { readonly states: infer S } ? keyof S & string : never;

/** Values of the attributes of an object type; an attribute that was never set is `undefined`. */
export type AttributesOf<T> = T extends { readonly attributes: infer A } ? Partial<Values<A>> : never;

/** Which state may become which. `nothing` is the state of an object that does not exist yet. */
export type Moves<T> = { readonly [From in StateOf<T> | 'nothing']?: readonly StateOf<T>[] };

/** The states that moves lead out of. */
export type From<M> = Exclude<keyof M, 'nothing'> & string;

/** The states that moves lead to from `F`. */
export type To<M, F> = F extends keyof M ? (M[F] extends readonly (infer S)[] ? S & string : never) : never;

/** An object as it was read, locked or created in the present transaction. */
export interface Managed<T, S extends string = StateOf<T>> {
  readonly id: string;
  readonly state: S;
  readonly attributes: AttributesOf<T>;
}

/** Declares an object type and keeps its states and attributes as literal types. */
export function defineObjectType<const S extends string, const A extends Fields>(
  objectType: ObjectType<S, A>,
): ObjectType<S, A> {
  return objectType;
}
