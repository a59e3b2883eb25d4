import type { Fault, InstalledPackage, PackageManifest } from '@tessera/engine';
import { translationGaps } from '../../translations.js';

const SHOWN = 5;

/** Texts of a package that are not translated. */
export function translationFaults({ name, plugin, locales }: InstalledPackage, { tessera = {} }: PackageManifest): readonly Fault[] {
  const files = Object.entries(tessera.locales ?? {});
  if (!files.some(([language]) => language.startsWith('it'))) {
    return [{ package: name, where: 'package.json', cause: 'It names no Italian translation.', fix: 'Add "locales": { "it": "./locales/it.json" } to its "tessera" part.' }];
  }
  return files.flatMap(([language, file]) => {
    const { missing } = translationGaps(plugin, locales[language] ?? {});
    if (missing.length === 0) return [];
    const shown = missing.slice(0, SHOWN).map((text) => JSON.stringify(text)).join(', ');
    const more = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more` : '';
    return [{ package: name, where: `locale ${language}`, cause: `Not translated: ${shown}${more}.`, fix: `Add to ${file} each English text with its translation.` }];
  });
}
