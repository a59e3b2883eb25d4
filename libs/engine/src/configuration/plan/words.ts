/** What is said of one part. */
export interface Words {
  readonly sentences: readonly string[];
  /** Whether somebody loses something that works today. */
  readonly takesAway: boolean;
}

/** Sentences that take nothing away. */
export function harmless(...sentences: readonly string[]): Words {
  return { sentences, takesAway: false };
}
