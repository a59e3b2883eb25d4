import { anybody, MemoryHouse } from '@tessera/plugin-kit';
import plugin from '../index.js';

type Answers = Readonly<Record<string, unknown>>;

/** A desk where reasons and identifiers are looked after: all their use cases are on. */
export class Lookups {
  private readonly house = new MemoryHouse([plugin]);
  private readonly entries = new Map<string, string>();

  static async opened(): Promise<Lookups> {
    const lookups = new Lookups();
    for (const { symbolicName, objectType, moves } of plugin.useCases ?? []) {
      if (objectType.name === 'identity') continue;
      lookups.entries.set(symbolicName, await lookups.house.switchOn(symbolicName, moves['nothing'] ? 'new' : 'offered'));
    }
    return lookups;
  }

  /** Creates something to choose; answers its id. */
  async create(useCase: string, input: Answers): Promise<string> {
    const run = await this.house.engine.runs.start(anybody, { entryId: this.entries.get(useCase) ?? '', input });
    return run.outcome?.objectIds[0] ?? '';
  }

  /** Does something with it. */
  start(useCase: string, id: string, input: Answers) {
    return this.house.engine.runs.start(anybody, { entryId: this.entries.get(useCase) ?? '', subjectIds: [id], input });
  }

  /** All of a kind, as they stand in the records. */
  all(objectType: string) {
    return this.house.objects(objectType);
  }
}
