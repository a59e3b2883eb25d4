import type { InstalledUseCase, PluginView } from '@tessera/api-client';

/** What of the packages is shown. */
export const KINDS = ['all', 'useCases', 'objectTypes', 'connectors', 'fileImports', 'reactions', 'templates', 'elements', 'permissions'] as const;

/** One of them. */
export type Kind = (typeof KINDS)[number];

/** What an administrator looks for in the packages. */
export interface Wanted {
  readonly text: string;
  readonly kind: Kind;
  /** Of use cases only those that are off everywhere. */
  readonly onlyOff: boolean;
}

/** A package with those of its use cases that fit. */
export interface FoundPackage {
  readonly plugin: PluginView;
  readonly useCases: readonly InstalledUseCase[];
}

/** The packages that fit, in order, with the use cases that fit; where none does but something else of the package, with all of them. */
export function find(plugins: readonly PluginView[], wanted: Wanted): readonly FoundPackage[] {
  const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (...texts: readonly string[]): boolean => words.every((word) => texts.some((text) => text.toLowerCase().includes(word)));
  return plugins.flatMap((plugin) => {
    const own = plugin.useCases.filter((one) => fits(plugin.name, one.title, one.symbolicName, one.story));
    const isWhole = own.length === 0 && fits(plugin.name, ...partsOf(plugin));
    const useCases = (isWhole ? plugin.useCases : own).filter((one) => !wanted.onlyOff || !isOn(one));
    const has = wanted.kind === 'all' || countOf(plugin, wanted.kind) > 0;
    const isFound = wanted.onlyOff || wanted.kind === 'useCases' ? useCases.length > 0 : isWhole || useCases.length > 0;
    return has && isFound ? [{ plugin, useCases }] : [];
  });
}

/** Whether a use case is on at any place. */
export function isOn(useCase: InstalledUseCase): boolean {
  return useCase.onAt.some((at) => at.enabled);
}

function countOf(plugin: PluginView, kind: Exclude<Kind, 'all'>): number {
  if (kind === 'useCases' || kind === 'objectTypes' || kind === 'connectors' || kind === 'permissions') return plugin[kind].length;
  return plugin.adds[kind].length;
}

function partsOf({ objectTypes, connectors, permissions, adds }: PluginView): readonly string[] {
  const named = [...objectTypes, ...connectors, ...adds.fileImports, ...adds.templates].flatMap(({ name, title }) => [name, title]);
  return [...named, ...permissions, ...adds.provides, ...adds.uses, ...adds.elements, ...adds.reactions.map(({ task }) => task)];
}
