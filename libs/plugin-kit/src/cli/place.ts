import { dirname, join } from 'node:path';
import type { PackageManifest } from '@tessera/engine';
import { readJson } from './files.js';

/** A folder with its package.json. */
export interface Found {
  readonly folder: string;
  readonly manifest: Manifest;
}

interface Manifest extends PackageManifest {
  readonly tessera?: PackageManifest['tessera'] & {
    /** The program of a whole house: its commands run here, too. */
    readonly house?: string;
    /** The program that builds it. */
    readonly build?: string;
  };
}

/** The plugin package that a folder belongs to. */
export function packageOf(folder: string): Found | undefined {
  return nearest(folder, ({ tessera }) => tessera?.plugin !== undefined);
}

/** The house whose repository a folder belongs to. */
export function houseOf(folder: string): Found | undefined {
  return nearest(folder, ({ tessera }) => tessera?.house !== undefined);
}

function nearest(folder: string, fits: (manifest: Manifest) => boolean): Found | undefined {
  const manifest = readJson<Manifest>(join(folder, 'package.json'));
  if (manifest && fits(manifest)) return { folder, manifest };
  return dirname(folder) === folder ? undefined : nearest(dirname(folder), fits);
}
