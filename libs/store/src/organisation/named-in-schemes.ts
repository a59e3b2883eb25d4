import { Refusal } from '@tessera/engine';
import type { Runner, Statement } from '../database/postgres.js';
import { rowsOf } from '../database/postgres.js';

// Filters stand at any depth of an entry; ids of elements and names of groups are told apart by what is looked at.
const naming = (name: string, subject: string): Statement => ({
  name,
  text: `select distinct object_type || ': ' || name as scheme from access_schemes
    where jsonb_path_exists(entries, '$.** ? (@.is == $is && @.subject ${subject} "group")', jsonb_build_object('is', $1::text))
    order by scheme limit 10`,
});

const NAMING = { group: naming('schemes-naming-group', '=='), element: naming('schemes-naming-element', '!=') } as const;

/** Refuses to let go of a group, or of an element of the chart, that access schemes still ask for. */
export async function refuseNamedInSchemes(runner: Runner, is: string, what: keyof typeof NAMING): Promise<void> {
  const schemes = (await rowsOf<{ scheme: string }>(runner, NAMING[what], [is])).map(({ scheme }) => scheme);
  if (schemes.length > 0) throw new Refusal('named-in-schemes', { schemes: schemes.join(', ') });
}
