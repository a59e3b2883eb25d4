import type { Plugin } from '@tessera/plugin-api';

/** English text to its translation. */
export type Translations = Readonly<Record<string, string>>;

/** A package as it was imported: its default export and its translations by language. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** The versions of the contract that its package.json asks for. */
  readonly contractRange?: string;
  readonly plugin: Plugin;
  readonly locales: Readonly<Record<string, Translations>>;
  /** What is wrong with its files, if anything. */
  readonly fileFaults?: readonly Fault[];
  /** Where it is installed; missing when it was made in memory. */
  readonly folder?: string;
  /** Custom elements by name: the file of each, inside the folder, as its package.json says it. */
  readonly elements?: Readonly<Record<string, string>>;
}

/** What is wrong with a package, and what its author or the administrator does about it. */
export interface Fault {
  readonly package: string;
  /** Where in the package, in its own names: `use case X, option Y`. */
  readonly where: string;
  readonly cause: string;
  readonly fix: string;
}
