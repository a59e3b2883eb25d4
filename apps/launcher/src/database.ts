/** A Postgres that the server can use, whoever runs it. */
export interface Database {
  readonly url: string;
  /** Ends it in order when it is ours; does nothing to somebody else's. */
  stop(): Promise<void>;
  /** Ends it at once; what is committed stays. */
  kill(): void;
}
