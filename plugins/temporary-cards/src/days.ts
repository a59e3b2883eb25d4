const DAY_MS = 86_400_000;

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days are left from one day to another; negative when it is over. */
export function daysFrom(day: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(day)) / DAY_MS);
}

/** The later of two days; a missing one is the earliest. */
export function laterOf(day: string, other = ''): string {
  return day > other ? day : other;
}
