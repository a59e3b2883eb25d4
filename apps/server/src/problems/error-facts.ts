type Facts = Readonly<Record<'code' | 'message' | 'cause' | 'driverError' | 'statusCode', unknown>>;

/** What an error says about itself, whichever library or realm it came from. */
export const factsOf = (error: unknown): Partial<Facts> =>
  typeof error === 'object' && error !== null ? (error as Partial<Facts>) : {};

/** The stable code of an error, or nothing. */
export const codeOf = (error: unknown): string => {
  const { code } = factsOf(error);
  return typeof code === 'string' ? code : '';
};
