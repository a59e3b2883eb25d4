/** A text of several lines. */
export const lines = (...all: readonly string[]): string => all.join('\n');
