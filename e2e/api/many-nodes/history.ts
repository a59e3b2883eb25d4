interface Save {
  readonly version: number;
  readonly confirmed: number;
}

/** What an administrator has saved of a rule, version by version, and how old what requests saw of it was. */
export class History {
  readonly saves: Save[] = [];
  /** The longest time for which a version had been replaced already when a request began that still saw it. */
  longestMs = 0;
  seen = 0;
  readonly stale: string[] = [];

  /** Saves the next version. */
  async save(work: (version: number) => Promise<void>): Promise<void> {
    const version = this.saves.length + 1;
    await work(version);
    this.saves.push({ version, confirmed: performance.now() });
  }

  /** A request that began then has seen this version. Judge when all is saved. */
  judge(version: number, began: number, allowedMs: number): void {
    this.seen += 1;
    const next = this.saves[version];
    const late = next ? began - next.confirmed : 0;
    this.longestMs = Math.max(this.longestMs, late);
    if (!Number.isInteger(version) || version < 0 || late > allowedMs) this.stale.push(`version ${version} was seen ${Math.round(late)} ms after version ${version + 1} was saved`);
  }
}
