import type { Json } from '../../model.js';
import { ownOf } from '../../own.js';
import { partsOfPath } from '../part.js';
import type { PartChange } from '../part.js';
import type { LiveCounts } from './counts.js';
import { inWords, keyWords } from './other-words.js';
import type { NameKey } from './other-words.js';
import type { Speech } from './speech.js';
import type { Words } from './words.js';

/** What changes about a connector, and the secrets that it waits for. */
export function connectorWords(speech: Speech, { path, before, after }: PartChange, counts: LiveCounts): Words {
  const waits = (counts.missingSecrets?.get(path) ?? []).map((variable) =>
    speech.say('A secret is missing. The connector waits until it is typed in here, or given as {variable} when the configuration is applied.', { variable }));
  if (after === undefined) return { sentences: [speech.word('It is removed; what needs it stops working.')], takesAway: true };
  const name = keyNames(speech, partsOfPath(path)[1] ?? '');
  const added = before === undefined ? [speech.word('It is set up.')] : [];
  return { sentences: [...added, ...keyWords(speech, settingsOf(before), settingsOf(after), name), ...waits], takesAway: false };
}

function keyNames(speech: Speech, connector: string): NameKey {
  const fields = speech.catalogue.connectors().find((one) => one.name === connector)?.settings ?? {};
  return (way) => way.filter((key, depth) => depth === 0 || key !== 'secret').map((key) => speech.word(ownOf(fields, key)?.title ?? inWords(key))).join(' › ');
}

const settingsOf = (content: Json | undefined): Json => {
  const { settings, ...rest } = content ?? {};
  return typeof settings === 'object' && settings !== null ? { ...rest, ...settings } : rest;
};
