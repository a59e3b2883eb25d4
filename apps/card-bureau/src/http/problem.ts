/** One place in the request that is wrong. */
export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** An expected no, told to the partner as a problem document. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    detail: string,
    readonly errors?: readonly Fault[],
  ) {
    super(detail);
  }
}

/** The request is well formed, but the bureau does not do it. */
export const refusal = (reason: string, detail: string, errors?: readonly Fault[]): Problem => new Problem(422, reason, detail, errors);

/** There is nothing under this name for this organisation. */
export const notFound = (reason: string, detail: string): Problem => new Problem(404, reason, detail);

/** The request contradicts what was accepted before. */
export const conflict = (reason: string, detail: string): Problem => new Problem(409, reason, detail);

/** The key was closed and stays closed. */
export const gone = (reason: string, detail: string): Problem => new Problem(410, reason, detail);

/** Nobody knows the caller. */
export const unauthorized = (reason: string, detail: string): Problem => new Problem(401, reason, detail);
