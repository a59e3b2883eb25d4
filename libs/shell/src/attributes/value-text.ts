import type { Texts } from '@tessera/forms';
import type { Field, Status } from '@tessera/plugin-api';
import { exactTime } from '../moment/moment.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The value of an attribute as people read it; the empty string when there is none. */
export function valueText(field: Field | undefined, value: unknown, texts: Texts): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'number') return texts.number(value);
  if (typeof value === 'boolean') return texts.t(value ? 'shell.yes' : 'shell.no');
  if (Array.isArray(value)) return value.map((item) => valueText(undefined, item, texts)).join(', ');
  if (field?.kind === 'stamp') return stampText(value as Status, texts);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field?.kind === 'choice') return new Map(Object.entries(field.choices)).get(value) ?? value;
  if (field?.kind === 'file' || field?.kind === 'image') return texts.t(`shell.value.${field.kind}`);
  if (field?.kind === 'object') return texts.t('shell.value.object');
  if (field?.kind === 'language') return texts.t(`shell.language.${value}`);
  if (field?.kind === 'date' || (field === undefined && DAY.test(value))) return texts.day(value);
  return INSTANT.test(value) ? exactTime(Date.parse(value), texts.language()) : value;
}

function stampText({ date, identity, position }: Status, texts: Texts): string {
  const who = position ? `${identity.name} (${position.name})` : identity.name;
  return `${exactTime(Date.parse(date), texts.language())}, ${who}`;
}
