import cronstrue from 'cronstrue/i18n.js';
import type { Language } from '../access/caller.js';

/** How the latest firing of a schedule ended, as it is kept. */
export type FiringResult = { readonly runs: number; readonly subjects: number; readonly refused: number } | { readonly error: string };

const TEXTS = {
  nothing: { 'en-US': 'Nothing to do', 'it-IT': 'Niente da fare' },
  done: { 'en-US': '{subjects} objects in {runs} runs', 'it-IT': '{subjects} oggetti in {runs} esecuzioni' },
  refused: { 'en-US': '{refused} of {runs} runs refused', 'it-IT': '{refused} esecuzioni rifiutate su {runs}' },
  failed: { 'en-US': 'Failed: {error}', 'it-IT': 'Non riuscito: {error}' },
} as const;

/** A cron line in words. */
export function cronText(cron: string, language: Language): string {
  return cronstrue.default.toString(cron, { locale: language.slice(0, 2), use24HourTimeFormat: true, throwExceptionOnParseError: false });
}

/** A kept result in words. */
export function resultText(kept: string, language: Language): string {
  const result = JSON.parse(kept) as FiringResult;
  const name = 'error' in result ? 'failed' : result.refused ? 'refused' : result.runs ? 'done' : 'nothing';
  const values = new Map(Object.entries(result));
  return TEXTS[name][language].replace(/\{(\w+)\}/g, (whole, key: string) => String(values.get(key) ?? whole));
}
