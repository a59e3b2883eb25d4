import type { DataSource } from 'typeorm';
import { poolOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import type { LiveNumber } from './live-numbers.js';

const ENOUGH = 10_000;

const counted = (column: string, table: string, condition: string): string =>
  `select asked.object_type, asked.name, (select count(*)::int from (select from managed_objects object
      where object.${column} in (select id from ${table} where object_type = asked.object_type and name = asked.name ${condition}) limit ${ENOUGH + 1}) as used) as count
    from unnest($1::text[], $2::text[]) as asked (object_type, name)`;

const OF_MODELS: Statement = { name: 'usage-of-models', text: counted('model_id', 'object_models', '') };
const OF_SCENARIOS: Statement = { name: 'usage-of-scenarios', text: counted('acl_id', 'access_schemes', `and level = 'scenario'`) };
const HOOK_IDS: Statement = {
  name: 'configuration-hook-ids',
  text: 'select id, name, (row_number() over (partition by name order by created_at, id))::int as nth from web_hooks',
};

/** A model or a scenario, by its object type and name. */
export interface NamedOfType {
  readonly objectType: string;
  readonly name: string;
}

/** Who uses what a change of the configuration would take away. */
export class ConfigurationUsage {
  constructor(private readonly dataSource: DataSource) {}

  /** How many objects are of these models. */
  objectsOfModels(models: readonly NamedOfType[]): Promise<readonly (NamedOfType & LiveNumber)[]> {
    return this.count(OF_MODELS, models);
  }

  /** How many objects follow these scenarios. */
  objectsOfScenarios(scenarios: readonly NamedOfType[]): Promise<readonly (NamedOfType & LiveNumber)[]> {
    return this.count(OF_SCENARIOS, scenarios);
  }

  /** The ids of web hooks by name and, among those of one name, by age. */
  async hooks(): Promise<readonly { readonly id: string; readonly name: string; readonly nth: number }[]> {
    return rowsOf(poolOf(this.dataSource), HOOK_IDS, []);
  }

  private async count(statement: Statement, asked: readonly NamedOfType[]): Promise<readonly (NamedOfType & LiveNumber)[]> {
    if (asked.length === 0) return [];
    const values = [asked.map(({ objectType }) => objectType), asked.map(({ name }) => name)];
    const rows = await rowsOf<{ object_type: string; name: string; count: number }>(poolOf(this.dataSource), statement, values);
    return rows.map(({ object_type, name, count }) => ({ objectType: object_type, name, count: Math.min(count, ENOUGH), capped: count > ENOUGH }));
  }
}
