import { withReadableTimes } from '@tessera/engine';
import type { Language } from '../access/caller.js';
import { english } from './en-US.js';
import { italian } from './it-IT.js';

const TEXTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { 'en-US': english, 'it-IT': italian };

/** Whether the server has a text of that name. */
export const hasText = (key: string): boolean => Object.hasOwn(english, key);

/** A text of the server in a language, `{name}` replaced by details. */
export function say(language: Language, key: string, details: Readonly<Record<string, string | number>> = {}): string {
  const text = TEXTS[language][key] ?? english[key as keyof typeof english] ?? key;
  const readable = withReadableTimes(details, language);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(readable[name] ?? whole));
}

/** The name of a group as people read it: built-in ones in their language, others as they are called. */
export const groupTitle = (name: string, language: Language): string => (hasText(`group.${name}`) ? say(language, `group.${name}`) : name);

/** Details of a refusal with the right that is missing, and who can grant it, in words. */
export function inWords(details: Readonly<Record<string, string | number>>, language: Language): Readonly<Record<string, string | number>> {
  const { right, grantors } = details;
  // Rights are granted by groups; roles, which grant permissions, are called as administrators call them.
  const byGroups = typeof right === 'string' && typeof grantors === 'string';
  return {
    ...details,
    ...(typeof right === 'string' && hasText(`right.${right}`) && { right: say(language, `right.${right}`) }),
    ...(byGroups && { grantors: grantors.split(', ').map((name) => groupTitle(name, language)).join(', ') }),
  };
}
