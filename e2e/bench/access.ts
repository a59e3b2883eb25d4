// Lists of people under access schemes: a part of `npm run bench`; alone with `node e2e/bench/access.ts`.
import { createDataSource } from '@tessera/store';
import { enter, expectStatus, startHouse, type House } from '../support/house.ts';
import type { Client } from '../support/client.ts';
import { latencies } from './measure.ts';

const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 1_000_000);
const ADMINISTRATORS = { subject: 'group', is: 'Administrators' };

type Say = (line: string) => void;

/** People straight in the database, in all states; every two hundredth follows the scenario. */
async function fill(url: string, scenario: string): Promise<void> {
  const dataSource = await createDataSource(url, { poolSize: 1 }).initialize();
  await dataSource.query(
    `insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by, common, acl_id)
     select gen_random_uuid(), 'identity', (array['active', 'active', 'active', 'inactive', 'locked'])[1 + i % 5],
       jsonb_build_object('name', 'Person ' || i, 'lastName', 'Last' || (i % 5000), 'organisationalUnit', 'Unit ' || (i % 500)),
       array_to_tsvector(array['person', i::text, 'last' || (i % 5000), 'unit', (i % 500)::text]), 1, at, 'bench', at, 'bench', '{}'::jsonb,
       case when i % 200 = 0 then $2::uuid end
     from (select i, timestamptz '2025-01-01' + i * interval '20 seconds' as at from generate_series(1, $1::int) as i) as people`,
    [PEOPLE, scenario],
  );
  await dataSource.query('vacuum analyze managed_objects');
  await dataSource.destroy();
}

/** A scenario of access that only administrators and readers may read, and its id; the role of readers is made with it. */
export async function scenarioOf({ administrator, postgres }: House): Promise<string> {
  await expectStatus(administrator.put('/admin/roles/bench-reader', { title: 'Reader', permissions: ['identity:read'] }, { 'if-match': '"0"' }), 200);
  const entries = ['List', 'Read', 'SetAcl'].flatMap((permission) => [{ permission, filter: ADMINISTRATORS }, { permission, filter: { subject: 'role', is: 'bench-reader' } }]);
  await expectStatus(administrator.put('/admin/access-schemes/identity/scenarios/Bench', { entries }, { 'if-match': '"0"' }), 200);
  const dataSource = await createDataSource(postgres.url, { poolSize: 1 }).initialize();
  const [{ id }] = await dataSource.query<[{ id: string }]>(`select id from access_schemes where name = 'Bench'`);
  await dataSource.destroy();
  return id;
}

/** Somebody new who holds these roles, signed in. */
export async function somebody({ administrator }: House, roles: readonly string[]): Promise<Client> {
  const userName = `bench-${roles.join('-')}`;
  const made = await expectStatus(administrator.post<{ password: string }>('/admin/accounts', { userName, displayName: userName, roles }), 200, 201);
  return enter(administrator.base, userName, made.body.password);
}

/** Those whom schemes restrict and those whom they do not, by what they may read. */
export const readers = async (house: House): Promise<Readonly<Record<string, Client>>> => ({
  everything: house.administrator, 'all but a scenario': await somebody(house, ['operator']), 'a scenario and their own record': await somebody(house, ['bench-reader']),
});

const LISTS: readonly (readonly [string, string])[] = [
  ['all, last changed first', ''],
  ['one state, newest first', '&state=active&sort=createdAt&direction=desc'],
  ['sorted by name', '&sort=name'],
  ['sorted by last name', '&sort=lastName'],
  ['one unit', '&attr.organisationalUnit=Unit%2077'],
  ['text: a number', '&text=777777'],
  ['text: what all share', '&text=person'],
  ['frozen', '&quick=frozen'],
];

/** What each of them waits for the same request, as p50 / p95. */
export async function taken(people: Readonly<Record<string, Client>>, path: string): Promise<readonly string[]> {
  const cells: string[] = [];
  for (const client of Object.values(people)) {
    if ((await client.get(path)).status === 403) {
      cells.push('not theirs to ask');
      continue;
    }
    await latencies(client, path, 3);
    const { p50, p95 } = await latencies(client, path, 40);
    cells.push(`${p50.toFixed(1)} / ${p95.toFixed(1)} ms`);
  }
  return cells;
}

/** Measures lists of people for those whom schemes restrict, and for those whom they do not. */
export async function access(say: Say): Promise<void> {
  const house = await startHouse({ env: { TESSERA_DEMO: '0' }, postgres: { shared_buffers: '512MB' } });
  try {
    await fill(house.postgres.url, await scenarioOf(house));
    const people = await readers(house);
    say(`## Lists of ${PEOPLE.toLocaleString('en-US')} people under access schemes, 50 a page, through HTTP (p50 / p95, by what somebody may read)\n`);
    say(`| List | ${Object.keys(people).join(' | ')} |\n| --- | --- | --- | --- |`);
    for (const [name, query] of [...LISTS, ['counts per state', undefined] as const]) {
      const path = query === undefined ? '/objects/counts?type=identity' : `/objects?type=identity&limit=50${query}`;
      say(`| ${name} | ${(await taken(people, path)).join(' | ')} |`);
    }
    say('');
  } finally {
    await house.stop();
  }
}

if (process.argv[1] === import.meta.filename) {
  await access((line) => process.stdout.write(`${line}\n`));
  process.exit(0);
}
