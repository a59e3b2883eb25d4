import cronstrue from 'cronstrue/i18n.js';
import type { Language } from '../access/caller.js';

/** How the latest firing of a schedule ended, as it is kept. */
export type FiringResult = { readonly runs: number; readonly subjects: number; readonly refused: number } | { readonly error: string };

const TEXTS = {
  nothing: { 'en-US': 'Nothing to do', 'it-IT': 'Niente da fare' },
  done: { 'en-US': '{objects} in {runs}', 'it-IT': '{objects} in {runs}' },
  refused: { 'en-US': '{refused} of {runs} refused', 'it-IT': '{refusedRuns} su {all}' },
  failed: { 'en-US': 'Failed: {error}', 'it-IT': 'Non riuscito: {error}' },
} as const;

/** A cron line in words. */
export function cronText(cron: string, language: Language): string {
  return cronstrue.default.toString(cron, { locale: language.slice(0, 2), use24HourTimeFormat: true, throwExceptionOnParseError: false });
}

const COUNTED = {
  objects: { 'en-US': { one: '{n} object', other: '{n} objects' }, 'it-IT': { one: '{n} oggetto', other: '{n} oggetti' } },
  runs: { 'en-US': { one: '{n} run', other: '{n} runs' }, 'it-IT': { one: '{n} esecuzione', other: '{n} esecuzioni' } },
  refusedRuns: { 'en-US': { one: '{n} run refused', other: '{n} runs refused' }, 'it-IT': { one: '{n} esecuzione rifiutata', other: '{n} esecuzioni rifiutate' } },
} as const;

/** A kept result in words. */
export function resultText(kept: string, language: Language): string {
  const result = JSON.parse(kept) as FiringResult;
  if ('error' in result) return filled(TEXTS.failed[language], { error: result.error });
  const { runs, subjects, refused } = result;
  const words = {
    objects: counted('objects', subjects, language), runs: counted('runs', runs, language), refusedRuns: counted('refusedRuns', refused, language),
    refused: refused.toLocaleString(language), all: runs.toLocaleString(language),
  };
  return filled(TEXTS[refused ? 'refused' : runs ? 'done' : 'nothing'][language], words);
}

function counted(what: keyof typeof COUNTED, n: number, language: Language): string {
  const isOne = new Intl.PluralRules(language).select(n) === 'one';
  return COUNTED[what][language][isOne ? 'one' : 'other'].replace('{n}', n.toLocaleString(language));
}

const filled = (text: string, words: Readonly<Record<string, string>>): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
