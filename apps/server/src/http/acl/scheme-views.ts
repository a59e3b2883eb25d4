import type { AclEntry, AclScheme } from '@tessera/engine';
import type { Language } from '../../access/caller.js';
import { say } from '../../texts/say.js';
import { defined } from '../../views/audit-views.js';
import type { AclEntryView, AclSchemeView } from './acl.models.js';

/** A scheme as people see it. */
export function schemeView(scheme: AclScheme, language: Language): AclSchemeView {
  const { level, name, revision, changedAt, changedBy, entries } = scheme;
  return { level, name, title: schemeTitle(scheme, language), revision, ...defined({ changedAt: changedAt?.toISOString(), changedBy }), entries: entries.map(entryView) };
}

/** What a scheme is called: the default and the own one of an object have no name. */
export function schemeTitle({ level, name }: AclScheme, language: Language): string {
  if (level === 'scenario') return name;
  return say(language, level === 'model' ? 'scheme.default' : 'scheme.own');
}

/** An entry as people see it. */
export const entryView = ({ permission, filter, relations = [] }: AclEntry): AclEntryView => ({ permission, filter: { ...filter }, relations: [...relations] });
