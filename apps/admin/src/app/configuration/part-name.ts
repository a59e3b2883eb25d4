import { computed, inject } from '@angular/core';
import { query, Session } from '@tessera/shell';
import type { HomeGroup } from '@tessera/api-client';
import { ProcessListsApi } from '../data/process-lists.api.js';
import { sentences } from '../ui/sentences.js';

/** Names a part of the configuration by its address: `process-lists/temporary-card/produced`, in titles where there are any. */
export function partName(): (path: string) => string {
  const t = sentences();
  const lists = inject(ProcessListsApi);
  const session = inject(Session);
  const home = query(() => (session.can('process-list:read') ? 'home' : undefined), () => lists.home());
  const titles = computed(() => titlesIn(home.value() ?? []));
  return (path) => {
    const [section = '', ...names] = path.split('/');
    const [type = '', ...rest] = names.map((name) => name.replace(/~~\d+$/, '').replaceAll('~1', '/').replaceAll('~0', '~'));
    const within = section === 'process-lists' ? rest.map((place) => (place === 'new' ? t('home.general') : (titles().get(`${type}/${place}`) ?? place))) : rest;
    return [t(`sections.${section}`), titles().get(type) ?? type, ...within].filter((part) => part !== '').join(' › ');
  };
}

function titlesIn(groups: readonly HomeGroup[]): ReadonlyMap<string, string> {
  return new Map(groups.flatMap(({ objectTypes }) => objectTypes).flatMap(({ name, title, places }) =>
    [[name, title], ...places.map((place) => [`${name}/${place.place}`, place.title])] as [string, string][]));
}
