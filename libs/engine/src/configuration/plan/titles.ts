import type { Catalogue } from '../../catalogue/index.js';
import { partsOfPath } from '../part.js';
import { Speech } from './speech.js';

const TITLES: Readonly<Record<string, string | undefined>> = {
  roles: 'Role {name}',
  groups: 'Group {name}',
  templates: 'Message {name}',
  connectors: 'Connector {name}',
  'web-hooks': 'Web hook {name}',
  packages: 'Package {name}',
};

/** What people call these parts of the configuration, in a language. */
export function partTitles(catalogue: Catalogue, paths: readonly string[], language: string): readonly string[] {
  const speech = new Speech(catalogue, language);
  return paths.map((path) => partTitle(speech, path));
}

/** What people call a part of the configuration. */
export function partTitle(speech: Speech, path: string): string {
  const [section, first = '', second = ''] = partsOfPath(path);
  const title = TITLES[section];
  if (title !== undefined) return speech.say(title, { name: nameOf(speech, section, first) });
  if (section === 'process-lists') return speech.say('Process list {type}: {place}', { type: speech.type(first), place: placeOf(speech, first, second) });
  if (section === 'access-schemes') return schemeTitle(speech, first, second);
  if (section === 'models') return speech.say('Model {name} of {type}', { name: second, type: speech.type(first) });
  if (section === 'numbering') return speech.say('Numbers of {type}', { type: speech.type(first) });
  if (section === 'criteria') return speech.say(first === 'password' ? 'Password criteria {name}' : 'Account criteria {name}', { name: second });
  if (section === 'outbox') return speech.word('Outbox');
  return path;
}

function schemeTitle(speech: Speech, objectType: string, scenario: string): string {
  const type = speech.type(objectType);
  return scenario === '' ? speech.say('Access scheme of {type}', { type }) : speech.say('Access scenario {name} of {type}', { name: scenario, type });
}

function placeOf(speech: Speech, objectType: string, place: string): string {
  return speech.hasType(objectType) ? speech.place(objectType, place) : place;
}

function nameOf({ catalogue }: Speech, section: string, name: string): string {
  if (section === 'connectors') return catalogue.connectors().find((one) => one.name === name)?.title ?? name;
  if (section === 'templates') return catalogue.templates().find((one) => one.name === name)?.title ?? name;
  return name;
}
