import type { Fault, InstalledPackage } from '@tessera/engine';
import { wholeOf } from '../../whole.js';

/** Titles that nobody could read: permissions without one, and texts in code that are not English. */
export function titleFaults({ name, plugin }: InstalledPackage): readonly Fault[] {
  const { objectTypes = [], useCases = [] } = wholeOf(plugin);
  const untitled = objectTypes.filter((type) => type.permission !== `${type.name}:read`).map((type): Fault => ({
    package: name, where: `object type ${type.name}`, cause: `Its permission ${type.permission} has no title, so administrators would read only its name.`,
    fix: `Write permission: '${type.name}:read': the house knows what that is called.`,
  }));
  const named = [...objectTypes.map((type) => [`object type ${type.name}`, type.title] as const), ...useCases.map((one) => [`use case ${one.symbolicName}`, one.title] as const)];
  return [...untitled, ...named.flatMap(([where, title]) => wrongTitle(title).map(([cause, fix]) => ({ package: name, where, cause, fix })))];
}

function wrongTitle(title: unknown): readonly (readonly [cause: string, fix: string])[] {
  if (typeof title !== 'string' || title.trim() === '') return [['It has no title.', 'Say in a few English words what it is called.']];
  return /[À-ɏͰ-￿]/.test(title.replace(/[‘-”–—…]/g, '')) ? [[`Its title "${title}" is not English.`, 'Write English in the code, and its translation in locales/it.json.']] : [];
}
