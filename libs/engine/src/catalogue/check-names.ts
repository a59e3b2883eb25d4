import type { Findings } from './findings.js';
import type { InstalledPackage } from './installed-package.js';
import { tasksOf } from './world.js';

interface Named {
  readonly package: string;
  readonly name: string;
}

/** Names that two parts claim: the later one is at fault. */
export function checkNames(packages: readonly InstalledPackage[], findings: Findings): void {
  const named = (kind: string, names: (one: InstalledPackage) => readonly string[]) =>
    clashes(packages.flatMap((one) => names(one).map((name) => ({ package: one.name, name }))), kind, findings);
  named('use case', ({ plugin }) => (plugin.useCases ?? []).map((one) => one.symbolicName));
  named('object type', ({ plugin }) => (plugin.objectTypes ?? []).map((one) => one.name));
  named('task', ({ plugin }) => tasksOf(plugin).map((one) => one.name));
  named('connector', ({ plugin }) => (plugin.connectors ?? []).map((one) => one.name));
  named('file import', ({ plugin }) => (plugin.fileImports ?? []).map((one) => one.symbolicName));
  named('template', ({ plugin }) => (plugin.templates ?? []).map((one) => one.name));
  named('capability', ({ plugin }) => (plugin.connectors ?? []).flatMap((one) => one.provides?.name ?? []));
}

function clashes(all: readonly Named[], kind: string, findings: Findings): void {
  const first = new Map<string, string>();
  for (const { package: owner, name } of all) {
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, owner);
    else findings.within(owner).within(`${kind} ${name}`).add(`${earlier} already brings the ${kind} ${name}.`, `Rename it, or remove one of the packages.`);
  }
}
