import { Injectable } from '@nestjs/common';
import { Catalogue, planOf, type Configuration } from '@tessera/engine';
import { LiveNumbers, ObjectQueries } from '@tessera/store';
import type { Language } from '../access/caller.js';
import { countLives } from './count-lives.js';
import type { PlanWordsView } from './plan.models.js';

/** What else the words depend on. */
export interface PlanFacts {
  /** By path of a connector or web hook: the names of secrets that nobody has given. */
  readonly missingSecrets?: ReadonlyMap<string, readonly string[]>;
}

/** Says what a change of the configuration does, to its parts and to what lives in the house. */
@Injectable()
export class PlanWriter {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly objects: ObjectQueries,
    private readonly liveNumbers: LiveNumbers,
  ) {}

  async words(before: Configuration, after: Configuration, language: Language, { missingSecrets }: PlanFacts = {}): Promise<PlanWordsView> {
    const { catalogue } = this;
    const lives = await countLives({ objects: this.objects, liveNumbers: this.liveNumbers }, catalogue, before, after);
    const { parts, consequences, takesAway } = planOf({ catalogue, before, after, counts: { ...lives, ...(missingSecrets && { missingSecrets }) }, language });
    return { parts: parts.map((part) => ({ ...part, sentences: [...part.sentences] })), consequences: [...consequences], takesAway };
  }
}
