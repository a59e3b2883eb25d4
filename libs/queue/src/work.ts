/** What a worker does with the jobs that it takes. The truth is in the database: a job that comes too late finds nothing to do. */
export interface Work {
  /** Performs a task; answers in how many milliseconds to try again, or nothing when it is settled. */
  task(id: string): Promise<number | undefined>;
  /** Performs an accepted run. */
  run(id: string): Promise<void>;
  /** Goes on with a batch until it ends or is stopped. */
  batch(id: string): Promise<void>;
  /** Checks an import, or carries it out, until it ends or is stopped. */
  import(id: string): Promise<void>;
  /** Tries to send a message; answers in how many milliseconds to try again, or nothing when it is settled. */
  message(id: string): Promise<number | undefined>;
  /** Sends what is due to the web hook of that id. */
  webHook(id: string): Promise<void>;
  /** Fires the process-list entry of that id. */
  schedule(entryId: string): Promise<void>;
  /** Gives forgotten tasks and runs a job again, and ends runs that are past their time. */
  sweep(): Promise<void>;
}

/** Where the queue reports what nobody waits for. */
export interface QueueLog {
  error(message: string, error: unknown): void;
}
