import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Configuration } from '@tessera/engine';
import { schemaText } from './document-schema.js';
import { readDocument, type ReadDocument } from './yaml-reader.js';
import { filesOf, SCHEMA_FILE } from './yaml-writer.js';

/** Writes the configuration into a folder, one file for each section, and the schema that describes them. */
export async function writeFolder(folder: string, configuration: Configuration): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files = [...filesOf(configuration), [SCHEMA_FILE, schemaText()] as const];
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  return files.map(([name]) => name);
}

/** Reads a file, or all YAML files of a folder; throws the refusal that lists everything wrong with their shape. */
export async function readConfigurationFiles(path: string): Promise<ReadDocument> {
  const isFolder = (await stat(path)).isDirectory();
  const names = isFolder ? (await readdir(path)).filter((name) => /\.ya?ml$/.test(name)).sort() : [''];
  const texts = names.map(async (name) => ({ file: name || basename(path), text: await readFile(join(path, name), 'utf8') }));
  return readDocument(await Promise.all(texts));
}
