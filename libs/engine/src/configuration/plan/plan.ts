import type { Catalogue } from '../../catalogue/index.js';
import { changesBetween, sectionOf } from '../part.js';
import type { Configuration, PartChange } from '../part.js';
import { connectorWords } from './connector-words.js';
import type { LiveCounts } from './counts.js';
import { livesOf } from './lives.js';
import { otherWords } from './other-words.js';
import { packageWords } from './package-words.js';
import { isListOfInstalledType, processListWords } from './process-list-words.js';
import { roleWords } from './role-words.js';
import { schemeWords } from './scheme-words.js';
import { Speech } from './speech.js';
import { partTitle } from './titles.js';
import type { Words } from './words.js';

/** What happens to one part, in words. */
export interface PartPlan {
  readonly path: string;
  /** What people call the part. */
  readonly title: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** At least one. */
  readonly sentences: readonly string[];
  /** Whether somebody loses something that works today. */
  readonly takesAway: boolean;
}

/** What a change of the configuration does, in words. */
export interface ConfigurationPlan {
  /** Each part that changes, once. */
  readonly parts: readonly PartPlan[];
  /** What it does to objects that are there. */
  readonly consequences: readonly string[];
  /** Whether somebody loses something that works today, or objects get stuck. */
  readonly takesAway: boolean;
}

/** From what to what, what lives in the house, and in which language to say it. */
export interface PlanQuestion {
  readonly catalogue: Catalogue;
  readonly before: Configuration;
  readonly after: Configuration;
  readonly counts: LiveCounts;
  readonly language: string;
}

/** Says what going from one configuration to another does: part by part, and to what lives in the house. */
export function planOf({ catalogue, before, after, counts, language }: PlanQuestion): ConfigurationPlan {
  const speech = new Speech(catalogue, language);
  const parts = changesBetween(before, after).map((change) => partPlan(speech, change, counts));
  const lives = livesOf(speech, before, after, counts);
  return { parts, consequences: lives.sentences, takesAway: lives.takesAway || parts.some((part) => part.takesAway) };
}

function partPlan(speech: Speech, change: PartChange, counts: LiveCounts): PartPlan {
  const kind = change.before === undefined ? 'added' : change.after === undefined ? 'removed' : 'changed';
  const title = partTitle(speech, change.path);
  const { sentences, takesAway } = wordsOf(speech, change, counts);
  const said = sentences.length > 0 ? sentences : [speech.say('It is written in another way; nothing changes for anybody.')];
  return { path: change.path, title, kind, sentences: said, takesAway };
}

function wordsOf(speech: Speech, change: PartChange, counts: LiveCounts): Words {
  const section = sectionOf(change.path);
  if (section === 'process-lists' && isListOfInstalledType(speech, change.path)) return processListWords(speech, change, counts);
  if (section === 'roles') return roleWords(speech, change, counts);
  if (section === 'access-schemes') return schemeWords(speech, change);
  if (section === 'connectors') return connectorWords(speech, change, counts);
  if (section === 'packages') return packageWords(speech, change);
  return otherWords(speech, change);
}
