import type { ProcessListDraft, Role } from '@tessera/engine';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../access/caller.js';

/** Somebody who gets an account in an empty house. */
export interface DefaultPerson {
  readonly userName: string;
  readonly displayName: string;
  readonly language: Language;
  readonly roles?: readonly string[];
  /** Their part in the house itself: `administrator` can always enter. */
  readonly builtIn?: string;
}

/** An object that a demo house has in stock. */
export interface DefaultObject {
  readonly objectType: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What an empty database is filled with. */
export interface Defaults {
  readonly roles: readonly Role[];
  readonly accounts: readonly DefaultPerson[];
  readonly processLists: readonly ProcessListDraft[];
  readonly stock: readonly DefaultObject[];
}

/** Reads the folder of defaults. */
export async function readDefaults(folder: string): Promise<Defaults> {
  const read = async <T>(name: string): Promise<T> => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as T;
  const [roles, accounts, processLists, stock] = await Promise.all([
    read<Defaults['roles']>('roles'), read<Defaults['accounts']>('accounts'), read<Defaults['processLists']>('process-lists'),
    read<Defaults['stock']>('stock'),
  ]);
  return { roles, accounts, processLists, stock };
}
