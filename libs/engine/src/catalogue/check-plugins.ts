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

function speaksContract(plugin: unknown): plugin is Plugin {
  return typeof plugin === 'object' && plugin !== null && 'contract' in plugin && plugin.contract === CONTRACT;
}

function checkPackage({ plugin, locales }: InstalledPackage, world: World, findings: Findings): void {
  const { objectTypes = [], useCases = [], connectors = [], reactions = [], templates = [], fileImports = [] } = plugin;
  for (const type of objectTypes) checkObjectType(type, world, findings.within(`object type ${type.name}`));
  for (const useCase of useCases) checkUseCase(useCase, world, findings.within(`use case ${useCase.symbolicName}`));
  for (const task of tasksOf(plugin)) checkTask(task, world, findings.within(`task ${task.name}`));
  for (const connector of connectors) checkConnector(connector, world, findings.within(`connector ${connector.name}`));
  for (const one of fileImports) checkFileImport(one, world, findings.within(`file import ${one.symbolicName}`));
  checkReactions(reactions, world, findings);
  for (const template of templates) checkTemplate(template, findings.within(`template ${template.name}`));
  checkLocales(locales, findings);
}
