const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a five-field cron line of numbers, ranges, steps and lists, and a day that it names ever comes. */
export function isCron(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  return parts.length === RANGES.length && RANGES.every(([min, max], index) => isCronPart(parts[index] ?? '', min, max)) && everComes(parts);
}

// With a day of the week, too, that day is enough.
function everComes([, , days = '*', months = '*', weekDays = '*']: readonly string[]): boolean {
  if (weekDays !== '*') return true;
  const earliest = Math.min(...days.split(',').map((item) => (item.startsWith('*') ? 1 : Number.parseInt(item, 10))));
  return LONGEST_MONTHS.some((length, index) => earliest <= length && months.split(',').some((item) => covers(item, index + 1, 1, 12)));
}

function covers(item: string, value: number, min: number, max: number): boolean {
  const [range = '*', step = '1'] = item.split('/');
  const [first, last] = range.split('-').map(Number);
  const from = range === '*' ? min : (first ?? min);
  const to = range === '*' || (item.includes('/') && last === undefined) ? max : (last ?? from);
  return value >= from && value <= to && (value - from) % Number(step) === 0;
}

function isCronPart(part: string, min: number, max: number): boolean {
  return part.split(',').every((item) => {
    const found = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(item);
    if (!found) return false;
    const [from, to, step] = [found[1], found[2], found[3]].map((digits) => (digits === undefined ? undefined : Number(digits)));
    const inside = (value: number | undefined) => value === undefined || (value >= min && value <= max);
    return inside(from) && inside(to) && (from ?? 0) <= (to ?? max) && step !== 0;
  });
}
