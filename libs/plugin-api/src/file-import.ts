import type { Fields, Values } from './fields.js';
import type { AttributesOf, ObjectType, Permission, StateOf } from './object-type.js';

/** What one row of a file means: what is written on its object, or why it is refused and in which field. */
export type RowMeaning<T, F> =
  | { readonly attributes: AttributesOf<T> }
  | { readonly refused: string; readonly field?: keyof F & string };

/** Objects of one type that come in by files of rows. Its JSON is its manifest. */
export interface FileImport<T extends ObjectType, O extends Fields, F extends Fields> {
  /** Never changes. */
  readonly symbolicName: string;
  readonly title: string;
  readonly story: string;
  readonly objectType: T;
  readonly permission: Permission;
  /** Set for each import. */
  readonly options: O;
  /** What columns can be read as; each is named like the attribute that it is written to. */
  readonly fields: F;
  /** Fields by which a row recognises its object, and the indexed attribute that holds their value; the first is proposed. */
  readonly keys: { readonly [Name in keyof F]?: keyof T['attributes'] & string };
  /** The states of new objects. */
  readonly creates: readonly StateOf<T>[];
  /** The states in which objects are changed by a row; in all others they are left as they are. */
  readonly changes: readonly StateOf<T>[];
  /** What to tell about rows that are refused; `{name}` stands for a detail. */
  readonly refusals?: Readonly<Record<string, string>>;
  /** The state of a new object under these options. */
  stateOf(options: Values<O>): StateOf<T>;
  /**
   * What a row means: all that is written on its object afterwards. A field that the file has and the row leaves empty is there
   * and undefined; `present` is what stands on an object that is there already. Pure.
   */
  describe(row: { readonly [Name in keyof F]?: Values<F>[Name] | undefined }, options: Values<O>, present?: AttributesOf<T>): RowMeaning<T, F>;
}

/** An import whose types nobody needs any more. */
export interface AnyFileImport {
  readonly symbolicName: string;
  readonly title: string;
  readonly story: string;
  readonly objectType: ObjectType;
  readonly permission: Permission;
  readonly options: Fields;
  readonly fields: Fields;
  readonly keys: Readonly<Record<string, string | undefined>>;
  readonly creates: readonly string[];
  readonly changes: readonly string[];
  readonly refusals?: Readonly<Record<string, string>>;
  stateOf(options: never): string;
  describe(row: never, options: never, present?: never): { readonly attributes: object } | { readonly refused: string; readonly field?: string };
}

/** Declares an import; options and rows are inferred from what it declares. */
export function defineFileImport<const T extends ObjectType, const O extends Fields, const F extends Fields>(
  fileImport: FileImport<T, O, F>,
): FileImport<T, O, F> {
  return fileImport;
}
