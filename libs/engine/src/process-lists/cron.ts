const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** Whether a text is a five-field cron line of numbers, ranges, steps and lists. */
export function isCron(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  return parts.length === RANGES.length && RANGES.every(([min, max], index) => isCronPart(parts[index] ?? '', min, max));
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
