import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { PackedFiles } from './packed-files.js';

const PLACEHOLDER = 'CSP_NONCE';

/** A browser app as it was built: its files by address, and its page. */
export class BuiltApp {
  private readonly files: ReadonlySet<string>;
  private readonly page: string | undefined;
  /** Its text files as they go over the wire. */
  readonly packed: PackedFiles;

  constructor(readonly folder: string) {
    this.packed = new PackedFiles(folder);
    this.files = new Set(filesIn(folder));
    this.page = this.files.has('index.html') ? readFileSync(join(folder, 'index.html'), 'utf8') : undefined;
  }

  /** Whether that path is one of the app's files; the page itself is not, it is made anew for each answer. */
  has(path: string): boolean {
    return path !== 'index.html' && this.files.has(path);
  }

  /** The page for one answer; `undefined` when the app was not built. */
  pageWith(nonce: string): string | undefined {
    return this.page?.replaceAll(PLACEHOLDER, nonce);
  }
}

const HASHED = /^(?:(?:chunk|main|polyfills|styles)-[\w-]{8}\.(?:js|css)|media\/.+-[\w-]{8,}\.\w+)$/;

/** Whether a file's name changes with its content, so that browsers may keep it for ever. */
export const isHashed = (path: string): boolean => HASHED.test(path);

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
