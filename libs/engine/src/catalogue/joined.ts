import type { Plugin, PluginParts } from '@tessera/plugin-api';
import type { InstalledPackage } from './installed-package.js';

/** The packages with the parts that join because other packages bring the object types that they need. */
export function joined(packages: readonly InstalledPackage[]): readonly InstalledPackage[] {
  const types = new Set(packages.flatMap((one) => one.plugin.objectTypes ?? []).map((type) => type.name));
  return packages.map((one) => ({ ...one, plugin: joinedParts(one.plugin, (type) => types.has(type)) }));
}

/** A package's parts with those that join when the wanted object types are there. */
export function joinedParts({ alongside, ...own }: Plugin, isThere: (objectType: string) => boolean): Plugin {
  if (!alongside) return own;
  const joining = Object.entries(alongside).flatMap(([type, parts]) => (isThere(type) ? [parts] : []));
  return { contract: own.contract, ...[own, ...joining].reduce<PluginParts>(together, {}) };
}

function together(a: PluginParts, b: PluginParts): PluginParts {
  return {
    objectTypes: [...(a.objectTypes ?? []), ...(b.objectTypes ?? [])],
    useCases: [...(a.useCases ?? []), ...(b.useCases ?? [])],
    tasks: [...(a.tasks ?? []), ...(b.tasks ?? [])],
    reactions: [...(a.reactions ?? []), ...(b.reactions ?? [])],
    connectors: [...(a.connectors ?? []), ...(b.connectors ?? [])],
    fileImports: [...(a.fileImports ?? []), ...(b.fileImports ?? [])],
    templates: [...(a.templates ?? []), ...(b.templates ?? [])],
  };
}
