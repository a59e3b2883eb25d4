import { changesBetween, configurationIn, configurationOf, sectionOf, sectionsIn, type Configuration, type Json } from '@tessera/engine';

/**
 * The whole configuration that a document asks for: sections that it leaves out stay as they are, and so does what every house has
 * (built-in groups, default schemes, default criteria, the outbox).
 */
export function targetOf(document: Json, present: Configuration, builtInGroups: readonly string[]): Configuration {
  const said = configurationIn(document);
  const sections = sectionsIn(document);
  const others = [...present].filter(([path]) => !sections.includes(sectionOf(path)));
  const everywhere = [...present].filter(([path, content]) => !said.has(path) && isEverywhere(path, content, said, builtInGroups));
  return configurationOf([...said, ...others, ...everywhere].map(([path, content]) => ({ path, content })));
}

/** The same for a configuration that was in force once. */
export function targetOfEarlier(earlier: Configuration, present: Configuration, builtInGroups: readonly string[]): Configuration {
  const everywhere = [...present].filter(([path, content]) => !earlier.has(path) && isEverywhere(path, content, earlier, builtInGroups));
  return configurationOf([...earlier, ...everywhere].map(([path, content]) => ({ path, content })));
}

function isEverywhere(path: string, content: Json, said: Configuration, builtInGroups: readonly string[]): boolean {
  const [section, first = '', second] = path.split('/');
  if (section === 'outbox') return true;
  if (section === 'groups') return builtInGroups.includes(first.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (section === 'access-schemes') return second === undefined;
  if (section !== 'criteria' || content['isDefault'] !== true) return false;
  return ![...said].some(([one, { isDefault }]) => isDefault === true && one.startsWith(`criteria/${first}/`));
}

/** Whether nothing is another one. */
export const isSame = (one: Configuration, other: Configuration): boolean => changesBetween(one, other).length === 0;
