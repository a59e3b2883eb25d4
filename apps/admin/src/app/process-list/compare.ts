import type { ProcessListView } from '@tessera/api-client';
import type { FieldValues } from '../data/values.js';
import type { DraftRow } from './draft.js';

/** How a use case stands in one of two versions of a list. */
export interface Side {
  readonly position: number;
  readonly enabled: boolean;
  readonly sentence: string;
  readonly cron?: string;
}

/** A use case in two versions of a list; a side is missing where the use case does not stand. */
export interface Comparison {
  readonly key: string;
  readonly title: string;
  readonly theirs?: Side;
  readonly mine?: Side;
  readonly differs: boolean;
}

/** Says the options of a use case as a sentence. */
export type Sentence = (useCase: string, options: FieldValues) => string;

type Standing = Pick<DraftRow, 'id' | 'useCase' | 'title' | 'titleOverride' | 'enabled' | 'options' | 'cron'>;

/** What somebody else saved beside what I want to save, one line per use case, theirs first. */
export function compare(theirs: ProcessListView, rows: readonly DraftRow[], sentence: Sentence): readonly Comparison[] {
  const mine = rows.filter((row) => !row.removed);
  const known = new Set(theirs.entries.map((entry) => entry.id));
  const line = (key: string, their?: Standing, my?: Standing): Comparison => {
    const left = their && side(their, theirs.entries, sentence);
    const right = my && side(my, mine, sentence);
    const title = my?.titleOverride || my?.title || their?.titleOverride || their?.title || key;
    return { key, title, theirs: left, mine: right, differs: JSON.stringify(left) !== JSON.stringify(right) };
  };
  return [
    ...theirs.entries.map((entry) => line(entry.id, entry, mine.find((row) => row.id === entry.id))),
    ...mine.filter((row) => row.id === undefined || !known.has(row.id)).map((row) => line(row.key, undefined, row)),
  ];
}

const side = (standing: Standing, list: readonly Standing[], sentence: Sentence): Side => ({
  position: list.indexOf(standing) + 1,
  enabled: standing.enabled,
  sentence: sentence(standing.useCase, standing.options),
  cron: standing.cron,
});
