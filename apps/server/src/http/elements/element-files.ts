import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { NotFound, type InstalledPackage } from '@tessera/engine';

/** A custom element as browsers get it. */
export interface ElementFile {
  readonly content: Buffer;
  /** Changes with the content. */
  readonly tag: string;
}

const MOST_BYTES = 2 * 1024 * 1024;

/** The custom elements that installed packages bring, by name. They change with the next start only, and are read once. */
export class ElementFiles {
  private readonly read = new Map<string, Promise<ElementFile>>();

  constructor(private readonly packages: readonly InstalledPackage[]) {}

  /** The file of an element; throws `NotFound` when no package names it, or its file is none of the package's own. */
  find(name: string): Promise<ElementFile> {
    const known = this.read.get(name);
    if (known) return known;
    const owner = this.packages.find(({ elements = {} }) => Object.hasOwn(elements, name));
    const file = owner?.elements?.[name];
    if (owner?.folder === undefined || file === undefined) return Promise.reject(new NotFound('element', name));
    const content = readOwn(owner.folder, file).catch(() => Promise.reject(new NotFound('element', name)));
    this.read.set(name, content);
    // What cannot be read now may be there again later.
    content.catch(() => this.read.delete(name));
    return content;
  }
}

// Links are followed before the comparison: what lies elsewhere is not the package's to publish.
async function readOwn(folder: string, file: string): Promise<ElementFile> {
  const [home, path] = await Promise.all([realpath(folder), realpath(join(folder, file))]);
  if (!path.startsWith(home + sep) || !/\.m?js$/.test(path)) throw new Error(`${file} is no script inside its package`);
  if ((await stat(path)).size > MOST_BYTES) throw new Error(`${file} is larger than ${MOST_BYTES} bytes`);
  const content = await readFile(path);
  return { content, tag: createHash('sha256').update(content).digest('base64url') };
}
