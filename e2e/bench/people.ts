// Import, search and export of people: a part of `npm run bench`; alone with `node e2e/bench/people.ts`.
import { createDataSource } from '@tessera/store';
import { expectStatus, startHouse, type House } from '../support/house.ts';
import { readers, scenarioOf, taken } from './access.ts';
import { memoryOf } from './measure.ts';

const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 1_000_000);
const PIECE = 1_000_000;
const FIRST = ['Anna', 'Marco', 'Giulia', 'Luca', 'Sofia', 'Matteo', 'Chiara', 'Andrea', 'Elena', 'Paolo', 'Łucja', 'Zoë', 'José', 'Nicolò'];
const ENDS = ['ini', 'etti', 'oni', 'ardi', 'elli', 'ucci', 'aro', 'asco', 'ori', 'ente'];
const STEMS = ['Ross', 'Bianc', 'Ferr', 'Esposit', 'Roman', 'Colomb', 'Ricc', 'Marin', 'Grec', 'Brun', 'Gall', 'Cont', 'Mancin', 'Cost', 'Giordan'];

type Say = (line: string) => void;
interface View { readonly id: string; readonly status: string; readonly mapping: object; readonly lines: number; readonly created: number; readonly unchanged: number; readonly refused: number }

const lastName = (index: number): string => `${STEMS[index % STEMS.length]}${ENDS[Math.floor(index / STEMS.length) % ENDS.length]}${index % 97 === 0 ? String.fromCharCode(97 + (index % 26)) : ''}`;

function* rows(): Generator<string> {
  yield 'First name,Last name,E-mail,Organization,Organizational unit,Title\n';
  for (let index = 0; index < PEOPLE; index++) {
    const [first, last] = [FIRST[index % FIRST.length] ?? '', lastName(Math.floor(index / FIRST.length))];
    yield `${first},${last},person.${index}@example.org,Example S.p.A.,Unit ${index % 500},${index % 9 === 0 ? 'Dr.' : ''}\n`;
  }
}

function* pieces(): Generator<Buffer> {
  let text: string[] = [];
  let size = 0;
  for (const row of rows()) {
    text.push(row);
    size += row.length + 1;
    if (size < PIECE - 1_000) continue;
    yield Buffer.from(text.join(''));
    [text, size] = [[], 0];
  }
  if (size > 0) yield Buffer.from(text.join(''));
}

/** The highest memory of the server while `work` goes on, in MiB. */
async function highest<R>(house: House, work: Promise<R>): Promise<{ readonly result: R; readonly mib: number; readonly seconds: number }> {
  let mib = 0;
  const begin = performance.now();
  const timer = setInterval(() => { mib = Math.max(mib, memoryOf(house.serverPid())); }, 200);
  const result = await work.finally(() => clearInterval(timer));
  return { result, mib, seconds: (performance.now() - begin) / 1000 };
}

async function upload(house: House): Promise<View> {
  const { administrator: admin } = house;
  const { body } = await expectStatus(admin.post<View>('/admin/imports', { kind: 'UsersAddonCSV', fileName: 'people.csv' }), 201);
  let number = 0;
  for (const piece of pieces()) {
    const answer = await fetch(`${admin.base}/api/admin/imports/${body.id}/content?number=${number++}`, {
      method: 'PUT', headers: { ...admin.credentials(), 'content-type': 'application/octet-stream' }, body: new Uint8Array(piece),
    });
    if (answer.status !== 200) throw new Error(`piece ${number}: ${answer.status} ${await answer.text()}`);
  }
  return (await expectStatus(admin.post<View>(`/admin/imports/${body.id}/inspect`, {}), 200)).body;
}

async function until(house: House, id: string, status: string): Promise<View> {
  for (;;) {
    const { body } = await house.administrator.get<View>(`/admin/imports/${id}`);
    if (body.status === status) return body;
    if (body.status === 'failed') throw new Error(JSON.stringify(body));
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function imported(house: House, say: Say): Promise<void> {
  const { administrator: admin } = house;
  const perSecond = (seconds: number): string => `${Math.round(PEOPLE / seconds).toLocaleString('en-US')}/s`;
  say(`## Import of ${PEOPLE.toLocaleString('en-US')} people from CSV\n`);
  say('| What | Time | Rows | Memory of the server at most |\n| --- | --- | --- | --- |');
  const sent = await highest(house, upload(house));
  say(`| Upload in pieces, encoding, separator, columns | ${sent.seconds.toFixed(0)} s | ${perSecond(sent.seconds)} | ${Math.round(sent.mib)} MiB |`);
  const file = sent.result;
  await expectStatus(admin.post(`/admin/imports/${file.id}/check`, { mapping: file.mapping, keyField: 'email' }), 202);
  const checked = await highest(house, until(house, file.id, 'checked'));
  say(`| Check of every row, nothing written | ${checked.seconds.toFixed(0)} s | ${perSecond(checked.seconds)} | ${Math.round(checked.mib)} MiB |`);
  await expectStatus(admin.post(`/admin/imports/${file.id}/run`), 202);
  const ran = await highest(house, until(house, file.id, 'done'));
  if (ran.result.created !== PEOPLE) throw new Error(JSON.stringify(ran.result));
  say(`| Import: objects, audit, search words, indexes | ${ran.seconds.toFixed(0)} s | ${perSecond(ran.seconds)} | ${Math.round(ran.mib)} MiB |\n`);
}

async function searched(house: House, say: Say): Promise<void> {
  const kinds: readonly (readonly [string, string])[] = [
    ['a whole name', 'text=anna%20rossini'], ['a rare beginning', 'text=person.77777'], ['a mistyped name', 'text=ana%20rosini'],
    ['a name that nobody has', 'text=xylophonist'], ['sorted by last name', 'sort=lastName&direction=asc'],
    ['one unit', 'attr.organisationalUnit=Unit%2077'], ['frozen', 'quick=frozen'], ['document expired', 'quick=expired-document'], ['contact not verified', 'quick=not-validated'],
    ['no account', 'quick=no-account'], ['no position and no card', 'quick=no-position,no-temporary-card'],
  ];
  await followScenario(house, await scenarioOf(house));
  const people = await readers(house);
  say(`## Search among ${PEOPLE.toLocaleString('en-US')} people, 50 a page, through HTTP (p50 / p95, by what somebody may read)\n`);
  say(`| List | ${Object.keys(people).join(' | ')} |\n| --- | --- | --- | --- |`);
  for (const [name, query] of kinds) say(`| ${name} | ${(await taken(people, `/objects?type=identity&${query}`)).join(' | ')} |`);
  say('');
}

/** Lets every two hundredth follow a scenario, in no order that any list has. */
async function followScenario({ postgres }: House, scenario: string): Promise<void> {
  const dataSource = await createDataSource(postgres.url, { poolSize: 1 }).initialize();
  await dataSource.query(`update managed_objects set acl_id = $1 where object_type = 'identity' and hashtext(id::text) % 200 = 0`, [scenario]);
  await dataSource.query('vacuum analyze managed_objects');
  await dataSource.destroy();
}

async function download(house: House, format: string): Promise<number> {
  const { administrator: admin } = house;
  const answer = await fetch(`${admin.base}/api/objects/export?type=identity&format=${format}&sort=lastName&direction=asc`, { headers: admin.credentials() });
  if (answer.status !== 200 || !answer.body) throw new Error(`export: ${answer.status}`);
  let bytes = 0;
  for await (const chunk of answer.body) bytes += (chunk as Uint8Array).length;
  return bytes;
}

async function exported(house: House, say: Say): Promise<void> {
  say(`## Export of ${PEOPLE.toLocaleString('en-US')} people, sorted by last name\n`);
  say('| Format | Time | Rows | Size | Memory of the server at most |\n| --- | --- | --- | --- | --- |');
  for (const format of ['csv', 'xlsx']) {
    const { result, mib, seconds } = await highest(house, download(house, format));
    say(`| ${format.toUpperCase()} | ${seconds.toFixed(0)} s | ${Math.round(PEOPLE / seconds).toLocaleString('en-US')}/s | ${(result / 1e6).toFixed(0)} MB | ${Math.round(mib)} MiB |`);
  }
  say('');
}

/** Measures what people do with many people. */
export async function people(say: Say): Promise<void> {
  const house = await startHouse({ env: { TESSERA_DEMO: '0', ...(process.env['BENCH_NODE_OPTIONS'] && { NODE_OPTIONS: process.env['BENCH_NODE_OPTIONS'] }) }, postgres: { shared_buffers: '512MB' } });
  try {
    await imported(house, say);
    await searched(house, say);
    await exported(house, say);
  } finally {
    await house.stop();
  }
}

if (process.argv[1] === import.meta.filename) {
  await people((line) => process.stdout.write(`${line}\n`));
  process.exit(0);
}
