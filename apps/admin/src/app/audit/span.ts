import type { AuditFilter } from '../data/values.js';

/** Days become moments on this person's clock: from the first moment of one day to the first after the other. */
export function span(filter: AuditFilter): AuditFilter {
  const { from, to, ...rest } = filter;
  const begin = moment(from, 0);
  const end = moment(to, 1);
  return { ...rest, ...(begin === undefined ? {} : { from: begin }), ...(end === undefined ? {} : { to: end }) };
}

function moment(day: string | undefined, plus: number): string | undefined {
  if (day === undefined) return undefined;
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + plus);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
