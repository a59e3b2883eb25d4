import { Injectable } from '@angular/core';
import type { ObjectTypeView } from '@tessera/api-client';
import type { Texts } from '@tessera/forms';
import type { Column } from '@tessera/shell/data-table';

const AT_FIRST = 3;

/** Which columns a person wants to see, per object type and device. */
@Injectable({ providedIn: 'root' })
export class ColumnChoice {
  /** Names of the chosen columns; at first what the type says, else the label's neighbours. */
  read(type: ObjectTypeView): ReadonlySet<string> {
    const kept = localStorage.getItem(keyOf(type));
    if (kept !== null) return new Set(kept.split(',').filter((name) => name !== ''));
    return new Set(type.columns ?? [...choosable(type).slice(0, AT_FIRST), 'updatedAt']);
  }

  /** Remembers the choice. */
  write(type: ObjectTypeView, names: ReadonlySet<string>): void {
    localStorage.setItem(keyOf(type), [...names].join(','));
  }
}

/** All columns that a type can have; name and state always stand first. */
export function columnsOf(type: ObjectTypeView, texts: Texts): readonly Column[] {
  const label = type.attributes[type.label];
  return [
    { key: '#label', title: label?.title ?? type.title, sort: label?.indexed === true ? type.label : undefined },
    { key: '#state', title: texts.t('app.search.state') },
    ...(type.moreColumns ?? []).map(({ name, title }): Column => ({ key: name, title })),
    ...choosable(type).map((name): Column => {
      const field = type.attributes[name];
      return { key: name, title: field?.title ?? name, sort: field?.indexed === true ? name : undefined, align: field?.kind === 'integer' ? 'end' : 'start' };
    }),
    { key: 'createdAt', title: texts.t('app.profile.created'), sort: 'createdAt' },
    { key: 'updatedAt', title: texts.t('app.profile.updated'), sort: 'updatedAt' },
  ];
}

// Pictures stand beside the name; what an object points to is a link on its own page, and no word for a list.
function choosable(type: ObjectTypeView): readonly string[] {
  return Object.entries(type.attributes).filter(([name, field]) => name !== type.label && field.internal !== true && field.kind !== 'image' && field.kind !== 'object').map(([name]) => name);
}

function keyOf(type: ObjectTypeView): string {
  return `tessera.columns.${type.name}`;
}
