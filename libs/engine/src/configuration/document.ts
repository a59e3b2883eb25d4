import type { Json } from '../model.js';
import { configurationOf, nthOf, partsOfPath, pathOf, SECTIONS, sectionOf } from './part.js';
import type { Configuration, ConfigurationPart, Section } from './part.js';

type Tree = Record<string, unknown>;

/** Configuration as one value to write down: its sections by name, in their order. A section that has no parts is there and empty. */
export function documentOf(configuration: Configuration, sections: readonly Section[] = SECTIONS): Json {
  return Object.fromEntries(sections.map((section) => [section, WAYS[section].write(partsIn(configuration, section))]));
}

/** The parts that a document of the right shape says; sections that it leaves out have none. */
export function configurationIn(document: Json): Configuration {
  return configurationOf(SECTIONS.flatMap((section) => (document[section] === undefined ? [] : WAYS[section].read(document[section] as Tree, section))));
}

/** The sections that a document decides about: what it leaves out stays as it is. */
export const sectionsIn = (document: Json): readonly Section[] => SECTIONS.filter((section) => document[section] !== undefined);

interface Way {
  write(parts: readonly ConfigurationPart[]): unknown;
  read(written: Tree, section: Section): readonly ConfigurationPart[];
}

const partsIn = (configuration: Configuration, section: Section): readonly ConfigurationPart[] =>
  [...configuration].flatMap(([path, content]) => (sectionOf(path) === section ? [{ path, content }] : []));

const BY_NAME: Way = {
  write: (parts) => Object.fromEntries(parts.map(({ path, content }) => [partsOfPath(path)[1] ?? '', content])),
  read: (written, section) => Object.entries(written).map(([name, content]) => ({ path: pathOf(section, name), content: content as Json })),
};

// Two names: an object type, or a kind, and what stands under it.
const byTwoNames = (shown: (content: Json) => unknown, meant: (shown: unknown) => Json): Way => ({
  write: (parts) => grouped(parts, (names, content) => [names[0], names[1] ?? '', shown(content)]),
  read: (written, section) => Object.entries(written).flatMap(([first, inner]) =>
    Object.entries(inner as Tree).map(([second, one]) => ({ path: pathOf(section, first, second), content: meant(one) }))),
});

const asItIs = byTwoNames((content) => content, (shown) => shown as Json);
const entriesAlone = byTwoNames((content) => content['entries'], (entries) => ({ entries }));

const SCHEMES: Way = {
  write: (parts) => {
    const byType = new Map<string, Tree>();
    for (const { path, content } of parts) {
      const [, type = '', scenario] = partsOfPath(path);
      const tree = byType.get(type) ?? {};
      if (scenario === undefined) tree['default'] = content['entries'];
      else tree['scenarios'] = { ...(tree['scenarios'] as Tree | undefined), [scenario]: content['entries'] };
      byType.set(type, tree);
    }
    return Object.fromEntries(byType);
  },
  read: (written, section) => Object.entries(written).flatMap(([type, tree]) => {
    const { default: entries, scenarios = {} } = tree as { readonly default?: unknown; readonly scenarios?: Tree };
    const named = Object.entries(scenarios).map(([name, inner]) => ({ path: pathOf(section, type, name), content: { entries: inner } }));
    return [...(entries === undefined ? [] : [{ path: pathOf(section, type), content: { entries } }]), ...named];
  }),
};

// Web hooks may share a name: they stand in a list, and the path counts them.
const HOOKS: Way = {
  write: (parts) => parts.map(({ path, content }) => ({ name: partsOfPath(path)[1], ...content })),
  read: (written, section) => (written as unknown as readonly (Json & { readonly name: string })[]).map(({ name, ...content }, index, all) => {
    const nth = all.slice(0, index + 1).filter((one) => one.name === name).length;
    return { path: nthOf(pathOf(section, name), nth), content };
  }),
};

const ALONE: Way = {
  write: ([part]) => part?.content ?? {},
  read: (written, section) => (Object.keys(written).length > 0 ? [{ path: section, content: written }] : []),
};

const WAYS: Readonly<Record<Section, Way>> = {
  'packages': BY_NAME, 'process-lists': entriesAlone, 'roles': BY_NAME, 'groups': BY_NAME, 'access-schemes': SCHEMES, 'models': asItIs,
  'numbering': BY_NAME, 'criteria': asItIs, 'templates': BY_NAME, 'outbox': ALONE, 'connectors': BY_NAME, 'web-hooks': HOOKS,
};

function grouped(parts: readonly ConfigurationPart[], placed: (names: readonly string[], content: Json) => readonly [string | undefined, string, unknown]): Tree {
  const byFirst = new Map<string, Tree>();
  for (const { path, content } of parts) {
    const [first = '', second, shown] = placed(partsOfPath(path).slice(1), content);
    byFirst.set(first, { ...byFirst.get(first), [second]: shown });
  }
  return Object.fromEntries(byFirst);
}

/** Where something inside a part stands in a document, as a JSON pointer; `at` is its pointer inside the part. */
export function pointerIn(document: Json, path: string, at = ''): string {
  const [section, first = '', second] = partsOfPath(path);
  const inEntries = at.replace(/^\/entries/, '');
  if (section === 'process-lists') return `/${path}${inEntries}`;
  if (section === 'access-schemes') {
    const [, type = '', scenario] = path.split('/');
    return `/access-schemes/${type}/${second === undefined ? 'default' : `scenarios/${scenario ?? ''}`}${inEntries}`;
  }
  if (section !== 'web-hooks') return `/${path}${at}`;
  const nth = Number(/~~(\d+)$/.exec(path)?.[1] ?? 1);
  const named = ((document['web-hooks'] ?? []) as readonly Json[]).flatMap((hook, index) => (hook['name'] === first ? [index] : []));
  return `/web-hooks${named[nth - 1] === undefined ? '' : `/${named[nth - 1]}`}${at}`;
}
