import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import type { TestPostgres } from '../../../../config/jest/postgres.mjs';
import { checkAddress, explainFailure, useExternal } from './external.js';

jest.setTimeout(60_000);

describe('a Postgres of DATABASE_URL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  });
  afterAll(() => postgres.stop());

  const addressWith = (change: (url: URL) => void) => {
    const url = new URL(postgres.url);
    change(url);
    return url.href;
  };

  it('is used as it is', async () => {
    const url = await postgres.createDatabase();
    expect((await useExternal(url)).url).toBe(url);
  });

  it.each([
    ['nonsense', 'not an address'],
    ['mysql://root:secret@host/cards', 'not Postgres'],
    ['postgres://root:secret@host', 'names no database'],
  ])('is refused before any connection when the address is %s', (url, reason) => {
    expect(() => checkAddress(url)).toThrow(reason);
  });

  it('is refused with a wrong password, which is not repeated', async () => {
    const wrong = useExternal(addressWith((url) => { url.password = 'open-sesame'; }));
    await expect(wrong).rejects.toThrow('refuses the user or password');
    await expect(wrong).rejects.not.toThrow('open-sesame');
  });

  it('is refused when the database does not exist', async () => {
    await expect(useExternal(addressWith((url) => { url.pathname = '/nowhere'; }))).rejects.toThrow('no such database');
  });

  it('is refused when its user may not create tables', async () => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`create role reader login password 'reader'`);
    await client.end();
    const reader = addressWith((url) => { [url.username, url.password] = ['reader', 'reader']; });
    await expect(useExternal(reader)).rejects.toThrow('may not create tables');
  });

  it('is explained without the password when the driver repeats the address', () => {
    const problem = explainFailure(new Error('cannot parse postgres://root:secret@host'), 'host:5432/cards');
    expect(problem.message).not.toContain('secret');
  });
});
