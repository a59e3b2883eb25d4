import type { DataSource } from 'typeorm';
import { poolOf, rowOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

const KEEP: Statement = { name: 'key-check-keep', text: 'insert into key_check (sealed) values ($1) on conflict do nothing' };
const READ: Statement = { name: 'key-check-read', text: 'select sealed from key_check' };

/** Something sealed with the key of the house, to try keys on. */
export class KeyCheck {
  constructor(private readonly dataSource: DataSource) {}

  /** What was sealed when the database was new: `sealed` itself the first time. */
  async keepFirst(sealed: Buffer): Promise<Buffer> {
    const pool = poolOf(this.dataSource);
    await rowOf(pool, KEEP, [sealed]);
    return (await rowOf<{ sealed: Buffer }>(pool, READ, []))?.sealed ?? sealed;
  }
}
