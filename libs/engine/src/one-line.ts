const UNKEPT = /[\s\p{Cc}\p{Cs}]+/gu;

/** A text of somebody else in one line, cut between letters, without what no database keeps: control characters and half letters. */
export function oneLine(text: string, longest: number): string {
  return text.replace(UNKEPT, ' ').slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}

/** What an error says, in one line. */
export const causeLine = (error: unknown, longest: number): string => oneLine(error instanceof Error ? error.message : String(error), longest);
