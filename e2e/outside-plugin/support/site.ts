import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { TOP } from '../../support/program.ts';
import { npm } from './workshop.ts';

/** The folder of a customer: the list of plugins and the packages beside it. */
export interface Site {
  readonly pluginsFile: string;
  /** Installs tarballs by npm, and names the packages in the list after those of the house. */
  install(tarballs: Readonly<Record<string, string>>, named: readonly string[]): Promise<void>;
  /** A list of the house's own packages alone. */
  readonly bareFile: string;
  /** Takes the packages off the list again. */
  unlist(): void;
  close(): void;
}

/** A customer's folder with the packages that the house brings itself. */
export function openSite(): Site {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-site-'));
  const own = JSON.parse(readFileSync(join(TOP, 'config', 'plugins.json'), 'utf8')) as string[];
  const pluginsFile = join(folder, 'plugins.json');
  const list = (more: readonly string[]): void => writeFileSync(pluginsFile, JSON.stringify([...own, ...more]));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'site', private: true }));
  linkOwn(folder, own);
  list([]);
  const bareFile = join(folder, 'bare.json');
  writeFileSync(bareFile, JSON.stringify(own));
  return {
    pluginsFile,
    bareFile,
    install: async (tarballs, named) => {
      const dependencies = Object.fromEntries(Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]));
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'site', private: true, dependencies }));
      await npm(folder, 'install', '--no-package-lock');
      linkOwn(folder, own);
      list(named);
    },
    unlist: () => list([]),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

// The house's own packages stand where they stand; npm takes away what it has not brought.
function linkOwn(folder: string, names: readonly string[]): void {
  const scope = join(folder, 'node_modules', '@tessera');
  mkdirSync(scope, { recursive: true });
  for (const name of names) {
    rmSync(join(scope, basename(name)), { force: true, recursive: true });
    symlinkSync(join(TOP, 'node_modules', name), join(scope, basename(name)));
  }
}
