import { Inject, Injectable } from '@nestjs/common';
import { matchEntries, partsOfPath, type Engine, type WrittenEntry } from '@tessera/engine';
import { ProcessLists } from '@tessera/store';
import { ENGINE } from '../../house/tokens.js';
import { FINE, type Checked, type Question } from './check.js';

/** Checks process lists as the screen does; rows keep the ids of those that are there. */
@Injectable()
export class ProcessListCheck {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ProcessLists,
  ) {}

  async check({ change: { path, after } }: Question): Promise<Checked> {
    if (!after) return FINE;
    const [, objectType = '', place = ''] = partsOfPath(path);
    const stored = (await this.lists.readAll()).find((list) => list.objectType === objectType && list.place === place);
    const matched = matchEntries(stored?.entries ?? [], after['entries'] as readonly WrittenEntry[]);
    const { entries, faults } = await this.engine.processLists.check({ objectType, place, entries: matched });
    return {
      entries, content: { entries: entries.map(({ id: _, ...entry }) => entry) },
      faults: faults.map(({ pointer, reason, details }) => ({ path, at: pointer, reason, ...(details && { details }) })),
    };
  }
}
