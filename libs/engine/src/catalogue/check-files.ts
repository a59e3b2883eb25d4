import { readFile, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import type { Fields, Plugin } from '@tessera/plugin-api';
import { Findings } from './findings.js';
import type { Fault } from './installed-package.js';
import { joinedParts } from './joined.js';
import { liesIn } from './version-range.js';

const API = '@tessera/plugin-api';

/** What a package.json says that matters to the house. */
export interface PackageManifest {
  readonly name?: string;
  readonly version: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly tessera?: {
    readonly plugin?: string;
    readonly locales?: Readonly<Record<string, string>>;
    readonly elements?: Readonly<Record<string, string>>;
  };
}

/** The package.json of a folder. */
export async function readManifest(folder: string): Promise<PackageManifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as PackageManifest;
}

/** What is wrong with the files of a package: the contract that it asks for, its translations and the files of its elements. */
export async function checkFiles(name: string, folder: string, manifest: PackageManifest, plugin: unknown): Promise<readonly Fault[]> {
  const findings = new Findings().within(name).within('package.json');
  checkPeer(manifest, await versionOfApi(), findings);
  const { locales = {}, elements = {} } = manifest.tessera ?? {};
  for (const [language, file] of Object.entries(locales)) await checkFile(folder, file, findings.within(`locale ${language}`));
  for (const [element, file] of Object.entries(elements)) await checkElement(folder, element, file, findings.within(`element ${element}`));
  for (const element of elementsOf(plugin).filter((one) => !Object.hasOwn(elements, one))) {
    findings.within(`element ${element}`).add('A field is drawn by it, but no file is named for it.', `Add "elements": { "${element}": "./browser/${element}.js" } to the "tessera" part of package.json.`);
  }
  return findings.faults;
}

/** The versions of the contract that a package asks for. */
export function contractRangeOf({ peerDependencies = {}, dependencies = {} }: PackageManifest): string | undefined {
  return peerDependencies[API] ?? dependencies[API];
}

function checkPeer(manifest: PackageManifest, present: string, findings: Findings): void {
  const range = contractRangeOf(manifest);
  const add = `Write "peerDependencies": { "${API}": "^${present}" }.`;
  if (range === undefined) return findings.add(`It does not say which ${API} it was made for.`, add);
  const lies = liesIn(present, range);
  findings.expect(lies !== undefined, `The range ${range} of ${API} cannot be read.`, add);
  findings.expect(lies !== false, `It was made for ${API} ${range}, and this is ${present}.`, 'Install a version of the package that fits, or make it anew with the present contract.');
}

async function checkElement(folder: string, element: string, file: string, findings: Findings): Promise<void> {
  findings.expect(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(element), `${element} is no name of a custom element.`, 'Use small letters and at least one hyphen, such as acme-signature-pad.');
  findings.expect(file.endsWith('.js'), `${file} is no JavaScript file.`, 'Name the .js file that defines the element.');
  await checkFile(folder, file, findings);
}

async function checkFile(folder: string, file: string, findings: Findings): Promise<void> {
  const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, file)).catch(() => undefined)]);
  const isFile = real !== undefined && (await stat(real)).isFile();
  findings.expect(isFile, `The file ${file} is missing.`, 'Correct its name in package.json, or add it to the package ("files" has to name it, too).');
  findings.expect(real === undefined || real.startsWith(root + sep), `The file ${file} lies outside the package.`, 'Put it into the package.');
}

async function versionOfApi(): Promise<string> {
  const file = createRequire(import.meta.url).resolve(`${API}/package.json`);
  return (JSON.parse(await readFile(file, 'utf8')) as PackageManifest).version;
}

/** The custom elements that the fields of a plugin are drawn by. */
function elementsOf(plugin: unknown): readonly string[] {
  if (typeof plugin !== 'object' || plugin === null) return [];
  const { objectTypes = [], useCases = [], connectors = [], fileImports = [] } = joinedParts(plugin as Plugin, () => true);
  const forms: readonly (Fields | undefined)[] = [
    ...objectTypes.map((one) => one.attributes),
    ...useCases.flatMap((one) => [one.options, ...(one.steps ?? []).map((step) => step.fields)]),
    ...connectors.map((one) => one.settings),
    ...fileImports.map((one) => one.options),
  ];
  return [...new Set(forms.flatMap((fields) => Object.values(fields ?? {}).flatMap(({ element }) => element ?? [])))];
}
