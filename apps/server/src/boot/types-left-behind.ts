import { Catalogue, type InstalledPackage } from '@tessera/engine';
import type { KnownType, KnownTypes } from '@tessera/store';

/** The catalogue with the types of packages that have left but whose objects are still there: those can be read, and no use case changes them. */
export async function withTypesLeftBehind(catalogue: Catalogue, known: KnownTypes): Promise<Catalogue> {
  await known.keep(catalogue.packages.flatMap(typesOf));
  const left = await known.left(catalogue.objectTypes().map(({ name }) => name));
  return left.length === 0 ? catalogue : new Catalogue(catalogue.packages, left.map(packageOf));
}

function typesOf({ name, plugin, locales }: InstalledPackage): readonly KnownType[] {
  return (plugin.objectTypes ?? []).map((definition) => ({ package: name, definition, locales: said(definition, locales) }));
}

const packageOf = ({ package: name, definition, locales }: KnownType): InstalledPackage =>
  ({ name, version: '', plugin: { contract: 1, objectTypes: [definition] }, locales });

// Of all that a package says, what its type says.
function said(definition: object, locales: KnownType['locales']): KnownType['locales'] {
  const texts = new Set<string>();
  JSON.stringify(definition, (_name, value: unknown) => {
    if (typeof value === 'string') texts.add(value);
    return value;
  });
  return Object.fromEntries(Object.entries(locales).map(([language, all]) =>
    [language, Object.fromEntries(Object.entries(all).filter(([text]) => texts.has(text)))]));
}
