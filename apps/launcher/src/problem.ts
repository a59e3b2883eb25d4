/** Something the person at the terminal can put right: what is wrong, and the ways out. */
export class Problem extends Error {
  constructor(what: string, readonly waysOut: readonly string[] = []) {
    super(what);
    this.name = 'Problem';
  }
}

/** The words for the terminal. */
export function describeProblem(problem: Problem): string {
  const waysOut = problem.waysOut.map((way) => `  - ${way}`);
  return ['', problem.message, ...(waysOut.length > 0 ? ['What you can do:', ...waysOut] : []), ''].join('\n');
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return hasText(thrown, 'message') ? thrown.message : String(thrown);
}

/** The system's code of a failed call, such as EACCES. */
export function codeOf(thrown: unknown): string | undefined {
  return hasText(thrown, 'code') ? thrown.code : undefined;
}

// By shape, not by class: an error may come from another realm.
function hasText<K extends string>(thrown: unknown, key: K): thrown is Record<K, string> {
  return typeof thrown === 'object' && thrown !== null && typeof (thrown as Record<string, unknown>)[key] === 'string';
}
