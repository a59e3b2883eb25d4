import type { ChartElement, UserGroup } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { poolOf, rowOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import { chartElementOf } from './chart-elements.js';
import { userGroupOf } from './user-groups.js';
import type { GroupRow } from './user-groups.js';

/** Everything that the place of people in the house is worked out from, as it was at one revision of the rules. */
export interface OrganisationSnapshot {
  readonly revision: number;
  readonly elements: readonly ChartElement[];
  readonly groups: readonly UserGroup[];
}

type Row = Parameters<typeof chartElementOf>[0];

// One statement, one snapshot: chart, groups and revision belong together.
const READ: Statement = {
  name: 'organisation-read',
  text: `select revision,
      (select coalesce(jsonb_agg(to_jsonb(element)), '[]') from chart_elements element) as elements,
      (select coalesce(jsonb_agg(to_jsonb(grouped) order by grouped.name), '[]') from groups grouped) as groups
    from rule_revision`,
};

/** Chart and groups for those who work out contexts. */
export class OrganisationRules {
  constructor(private readonly dataSource: DataSource) {}

  async read(): Promise<OrganisationSnapshot> {
    const row = await rowOf<{ revision: string; elements: Row[]; groups: GroupRow[] }>(poolOf(this.dataSource), READ, []);
    if (!row) return { revision: 0, elements: [], groups: [] };
    return { revision: Number(row.revision), elements: row.elements.map(chartElementOf), groups: row.groups.map(userGroupOf) };
  }
}
