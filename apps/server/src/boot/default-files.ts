import type { ChartElement } from '@tessera/engine';
import type { AssignmentTerms } from '@tessera/store';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../access/caller.js';
import { troubleWords } from '../cli/config/fault-words.js';
import { readConfigurationFiles } from '../configuration/folder.js';
import type { ReadDocument } from '../configuration/yaml-reader.js';
import { BadConfiguration } from '../house/configuration.js';

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

/** What an empty database is filled with besides its configuration. */
export interface Defaults {
  readonly accounts: readonly DefaultPerson[];
  readonly stock: readonly DefaultObject[];
  readonly organisation: DefaultOrganisation;
}

/** Reads the folder of defaults. */
export async function readDefaults(folder: string): Promise<Defaults> {
  const read = async <T>(name: string): Promise<T> => JSON.parse(await readFile(join(folder, 'demo', `${name}.json`), 'utf8')) as T;
  const [accounts, stock, organisation] = await Promise.all([read<Defaults['accounts']>('accounts'), read<Defaults['stock']>('stock'), read<DefaultOrganisation>('organisation')]);
  return { accounts, stock, organisation };
}

/** The first configuration: the YAML files in the folder of defaults, which are an export like any other. */
export async function readFirstConfiguration(folder: string): Promise<ReadDocument> {
  try {
    return await readConfigurationFiles(folder);
  } catch (error) {
    const words = troubleWords(error);
    if (!words) throw error;
    throw new BadConfiguration([`The first configuration cannot be read. Correct the files in ${folder}, or let TESSERA_DEFAULTS name a folder that tessera config export has written.`, ...words]);
  }
}
