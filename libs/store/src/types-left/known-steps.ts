import type { EarlierSteps } from '@tessera/engine';
import type { AnyUseCase } from '@tessera/plugin-api';
import type { DataSource } from 'typeorm';
import { poolOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

// Several processes start at once: whoever comes second finds what the first has written.
const KEEP: Statement = {
  name: 'use-case-steps-keep',
  text: `insert into use_case_steps (use_case, since, steps)
    select given.use_case, now(), given.steps from jsonb_to_recordset($1) as given (use_case text, steps jsonb)
    left join lateral (select steps from use_case_steps where use_case = given.use_case order by since desc limit 1) latest on true
    where latest.steps is distinct from given.steps order by 1
    on conflict do nothing`,
};

// Nothing is open for longer than that.
const EARLIER: Statement = {
  name: 'use-case-steps-earlier',
  text: `select use_case as "useCase", steps, until from (
      select use_case, steps, lead(since) over (partition by use_case order by since) as until from use_case_steps
    ) version where until > now() - interval '30 days' order by until`,
};

/** Remembers what use cases ask, for runs that are open while a package is renewed. */
export class KnownSteps {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes down what use cases ask from now on, unless they asked the same before. */
  async keep(useCases: readonly AnyUseCase[]): Promise<void> {
    await rowsOf(poolOf(this.dataSource), KEEP, [JSON.stringify(useCases.map(({ symbolicName, steps }) => ({ use_case: symbolicName, steps })))]);
  }

  /** What they asked earlier, and until when. */
  async earlier(): Promise<readonly EarlierSteps[]> {
    return rowsOf<EarlierSteps>(poolOf(this.dataSource), EARLIER, []);
  }
}
