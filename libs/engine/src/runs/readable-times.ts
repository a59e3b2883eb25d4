import type { Details } from '../errors.js';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Details with every moment as people of that language write it, in the zone of the house and with its name. */
export function withReadableTimes(details: Details, language: string): Details {
  const entries = Object.entries(details).map(([name, value]) => [name, isMoment(value) ? written(value, language) : value] as const);
  return Object.fromEntries(entries);
}

function written(moment: string, language: string): string {
  const parts = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(language, parts).format(new Date(moment));
}

function isMoment(value: string | number): value is string {
  return typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
}
