import type { PoolClient } from 'pg';

/** Waits for a turn at the rules: what is read from here to the end of the transaction stays true until then. */
export async function holdRules(client: PoolClient): Promise<void> {
  await client.query('select revision from rule_revision for update');
}
