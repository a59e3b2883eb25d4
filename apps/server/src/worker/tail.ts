import { Injectable } from '@nestjs/common';
import { AuditSeals, Imports } from '@tessera/store';

const WEEK = 7 * 86_400_000;
const MOST_AT_ONCE = 50;

/** What is done behind all others: lines of the audit are sealed, files that nobody goes on with are forgotten. */
@Injectable()
export class Tail {
  constructor(
    private readonly seals: AuditSeals,
    private readonly imports: Imports,
  ) {}

  async keep(): Promise<void> {
    const now = Date.now();
    for (let sealed = 0; sealed < MOST_AT_ONCE && (await this.seals.seal(new Date(now))); sealed++);
    await this.imports.forgetAbandoned(new Date(now - WEEK));
  }
}
