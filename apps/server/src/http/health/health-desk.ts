import { Injectable } from '@nestjs/common';
import { ProcessLists } from '@tessera/store';
import { VERSION } from '../../house/version.js';
import type { Health } from './health.model.js';

/** Tells whether the server can work. */
@Injectable()
export class HealthDesk {
  constructor(private readonly rules: ProcessLists) {}

  async read(): Promise<Health> {
    try {
      return { status: 'ok', version: VERSION, database: 'ok', revision: await this.rules.revision() };
    } catch {
      return { status: 'failing', version: VERSION, database: 'away', revision: 0 };
    }
  }
}
