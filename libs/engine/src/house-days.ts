/** Tells the day of the calendar that a moment is in, as `2026-11-22`. */
export type HouseDays = (moment: Date) => string;

/** Days as the calendar of this time zone has them: they begin and end at its midnight, summer and winter. */
export function daysIn(timeZone: string): HouseDays {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (moment) => format.format(moment);
}
