import type { AclScheme, ChartElement, ProcessListDraft, Role } from '@tessera/engine';
import type { AssignmentTerms } from '@tessera/store';
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

/** The organisation that a demo house has: elements by keys of their own, those above before those below. */
export interface DefaultOrganisation {
  readonly elements: readonly (Pick<ChartElement, 'kind' | 'name' | 'shortName' | 'description'> & { readonly key: string; readonly under?: string })[];
  /** Of an identity in stock, by its e-mail, or of the person behind an account. */
  readonly assignments: readonly (AssignmentTerms & { readonly email?: string; readonly userName?: string; readonly position: string })[];
}

/** What an empty database is filled with. */
export interface Defaults {
  readonly roles: readonly Role[];
  readonly accounts: readonly DefaultPerson[];
  readonly processLists: readonly ProcessListDraft[];
  readonly stock: readonly DefaultObject[];
  readonly organisation: DefaultOrganisation;
}

/** Reads the folder of defaults. */
export async function readDefaults(folder: string): Promise<Defaults> {
  const read = async <T>(name: string): Promise<T> => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as T;
  const [roles, accounts, processLists, stock, organisation] = await Promise.all([
    read<Defaults['roles']>('roles'), read<Defaults['accounts']>('accounts'), read<Defaults['processLists']>('process-lists'),
    read<Defaults['stock']>('stock'), read<DefaultOrganisation>('organisation'),
  ]);
  return { roles, accounts, processLists, stock, organisation };
}

/** Access schemes of object types in the folder of defaults. */
export async function readSchemes(folder: string): Promise<readonly Pick<AclScheme, 'objectType' | 'entries'>[]> {
  return JSON.parse(await readFile(join(folder, 'access-schemes.json'), 'utf8')) as readonly Pick<AclScheme, 'objectType' | 'entries'>[];
}
