import { Injectable } from '@nestjs/common';
import { ProcessLists } from '@tessera/store';
import { VERSION } from '../../house/version.js';
import { NodeBook } from '../../nodes/index.js';
import type { Health } from './health.model.js';

/** Tells whether the server can work. */
@Injectable()
export class HealthDesk {
  constructor(
    private readonly rules: ProcessLists,
    private readonly nodes: NodeBook,
  ) {}

  async read(): Promise<Health> {
    const { agrees } = this.nodes;
    try {
      return { status: agrees ? 'ok' : 'differs', version: VERSION, database: 'ok', revision: await this.rules.revision(), packages: { agrees } };
    } catch {
      return { status: 'failing', version: VERSION, database: 'away', revision: 0, packages: { agrees } };
    }
  }
}
