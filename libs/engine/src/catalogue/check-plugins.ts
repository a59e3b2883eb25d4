import type { Plugin } from '@tessera/plugin-api';
import { checkConnector } from './check-connector.js';
import { checkFileImport } from './check-file-import.js';
import { checkLocales } from './check-locales.js';
import { checkNames } from './check-names.js';
import { checkObjectType } from './check-object-type.js';
import { checkReactions } from './check-reactions.js';
import { checkTask } from './check-task.js';
import { checkTemplate } from './check-template.js';
import { checkUseCase } from './check-use-case.js';
import { Findings } from './findings.js';
import type { Fault, InstalledPackage } from './installed-package.js';
import { joined, joinedParts } from './joined.js';
import { tasksOf, worldOf } from './world.js';
import type { World } from './world.js';

/** The contract that this house speaks. */
export const CONTRACT = 1;

/** Every fault of the packages, alone and together; an empty list means that they can be installed. */
export function checkPlugins(packages: readonly InstalledPackage[]): readonly Fault[] {
  return check(packages, true);
}

/** Every fault of one package, checked alone: what it expects of other packages is taken for granted. */
export function checkPlugin(one: InstalledPackage): readonly Fault[] {
  return check([one], false);
}

function check(packages: readonly InstalledPackage[], isWhole: boolean): readonly Fault[] {
  const findings = new Findings();
  for (const { name } of packages.filter((one) => !speaksContract(one.plugin))) {
    findings
      .within(name)
      .within('default export')
      .add(`It is no plugin of contract ${CONTRACT}.`, 'Export the result of definePlugin(), made with a matching @tessera/plugin-api, as default.');
  }
  const own = packages.filter((one) => speaksContract(one.plugin));
  const readable = isWhole ? joined(own) : own.map((one) => ({ ...one, plugin: joinedParts(one.plugin, () => true) }));
  const world = { ...worldOf(readable, isWhole), awaited: awaitedBy(own) };
  for (const one of readable) readably(findings.within(one.name), () => checkPackage(one, world, findings.within(one.name)));
  readably(findings.within('packages'), () => checkNames(readable, findings));
  return findings.faults;
}

/** Faults as lines for a terminal: where, cause, and what to do. */
export function faultLines(faults: readonly Fault[]): string {
  return faults.map((fault) => `${fault.package}: ${fault.where}\n  ${fault.cause}\n  ${fault.fix}`).join('\n');
}

function awaitedBy(packages: readonly InstalledPackage[]): ReadonlySet<string> {
  return new Set(packages.flatMap((one) => Object.keys(one.plugin.alongside ?? {})));
}

// Packages made without the types may lack anything; that is a fault like others, not the end of the check.
function readably(findings: Findings, look: () => void): void {
  try {
    look();
  } catch (error) {
    findings.within('parts').add(`They cannot be read: ${String(error)}.`, 'Make them with defineObjectType, defineUseCase, defineTask and defineConnector.');
  }
}

// What is wrong with one part keeps nobody from hearing of the others.
function readPart(findings: Findings, place: string, look: (here: Findings) => void): void {
  const here = findings.within(place);
  const found = here.faults.length;
  try {
    look(here);
  } catch (error) {
    here.faults.length = found;
    here.add(`It cannot be read: ${String(error)}.`, `Make it with ${MAKERS[place.replace(/ (?:number )?\S+$/, '')] ?? 'the functions of @tessera/plugin-api'}.`);
  }
}

const MAKERS: Readonly<Record<string, string>> = {
  'object type': 'defineObjectType()', 'use case': 'defineUseCase()', task: 'defineTask()', connector: 'defineConnector()', 'file import': 'defineFileImport()', template: 'defineTemplate()',
};

function nameIn(nameOf: () => unknown): string | undefined {
  try {
    const name = nameOf();
    return typeof name === 'string' && name !== '' ? name : undefined;
  } catch {
    return undefined;
  }
}

function speaksContract(plugin: unknown): plugin is Plugin {
  return typeof plugin === 'object' && plugin !== null && 'contract' in plugin && plugin.contract === CONTRACT;
}

function checkPackage({ plugin, locales }: InstalledPackage, world: World, findings: Findings): void {
  const { objectTypes = [], useCases = [], connectors = [], reactions = [], templates = [], fileImports = [] } = plugin;
  const each = <P>(kind: string, parts: readonly P[], nameOf: (part: P) => string, look: (part: P, here: Findings) => void) =>
    parts.forEach((part, index) => readPart(findings, `${kind} ${nameIn(() => nameOf(part)) ?? `number ${index + 1}`}`, (here) => look(part, here)));
  each('object type', objectTypes, ({ name }) => name, (one, here) => checkObjectType(one, world, here));
  each('use case', useCases, ({ symbolicName }) => symbolicName, (one, here) => checkUseCase(one, world, here));
  each('task', tasksOf(plugin), ({ name }) => name, (one, here) => checkTask(one, world, here));
  each('connector', connectors, ({ name }) => name, (one, here) => checkConnector(one, world, here));
  each('file import', fileImports, ({ symbolicName }) => symbolicName, (one, here) => checkFileImport(one, world, here));
  checkReactions(reactions, world, findings);
  each('template', templates, ({ name }) => name, (one, here) => checkTemplate(one, here));
  checkLocales(locales, findings);
}
