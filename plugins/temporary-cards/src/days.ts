const DAY_MS = 86_400_000;

/** The calendar day of a moment. */
export function isoDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  return isoDay(new Date(Date.parse(day) + days * DAY_MS));
}

/** How many days are left from one day to another; negative when it is over. */
export function daysFrom(day: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(day)) / DAY_MS);
}

/** The later of two days; a missing one is the earliest. */
export function laterOf(day: string, other = ''): string {
  return day > other ? day : other;
}
