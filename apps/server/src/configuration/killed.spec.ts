import { changesBetween, type Configuration } from '@tessera/engine';
import { ConfigurationRevisions, createDataSource } from '@tessera/store';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import { runCommand } from '../cli/run-command.js';

const HERE = import.meta.dirname;
const SERVER = join(HERE, '../../dist');
const KILLS = Number(process.env['PROOF_KILLS'] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'tessera-apply-'));
const files = ['one', 'other'].map((name) => join(folder, `${name}.yaml`));
let url: string;
let dataSource: DataSource;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** A document with hundreds of parts, so that applying takes a while. */
function documentOf(mark: string): string {
  const names = Array.from({ length: 40 }, (_, index) => `part-${index}`);
  const roles = names.map((name) => `  ${name}: { title: ${mark}, permissions: [ 'identity:read' ] }`);
  const groups = names.map((name) => `  ${name}: { description: ${mark}, rule: { subject: role, is: ${name} } }`);
  const scenarios = names.map((name) => `      ${name}: [ { permission: ${mark === 'one' ? 'Read' : 'List'}, filter: { subject: group, is: ${name} } } ]`);
  const always = ['  administrator: { title: A, permissions: [ "*" ] }', '  operator: { title: O, permissions: [] }'];
  return ['roles:', ...always, ...roles, 'groups:', ...groups, 'access-schemes:', '  identity:', '    scenarios:', ...scenarios, ''].join('\n');
}

beforeAll(async () => {
  url = await (await startTestPostgres()).createDatabase();
  await runCommand(['migrate'], { DATABASE_URL: url }, () => undefined);
  files.forEach((file, index) => writeFileSync(file, documentOf(index === 0 ? 'one' : 'other')));
  dataSource = await createDataSource(url, { poolSize: 2 }).initialize();
}, 120_000);
afterAll(async () => {
  await dataSource.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody who applies the two documents by turns as soon as he is told which one comes first. */
function starter(): Promise<ChildProcess> {
  const child = fork(join(HERE, 'testing/apply-again.mjs'), [SERVER, url, ...files], { execArgv: [], env: { PATH: process.env['PATH'] ?? '' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`it ended (${code}) before it was ready`)));
  });
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
}

const inForce = async (): Promise<Configuration> => (await new ConfigurationRevisions(dataSource).snapshot()).configuration;
const isRole = (mark: string) => (configuration: Configuration): boolean => configuration.get('roles/part-0')?.['title'] === mark;

/** What is in force is one of the documents, the last revision says so, and each part that it changed has its line of the audit. */
async function expectWhole(known: ReadonlyMap<string, Configuration>): Promise<string> {
  const found = await inForce();
  const mark = isRole('one')(found) ? 'one' : 'other';
  expect(changesBetween(found, known.get(mark) ?? new Map())).toEqual([]);
  const [row] = await dataSource.query<{ reason: string; parts: string; lines: string; revisions: number }[]>(`select reason, number as revisions,
      (select count(*) from configuration_parts where number = revision.number) as parts, (select count(*) from audit_entries where at = revision.at) as lines
    from configuration_revisions revision order by number desc limit 1`);
  expect(row).toMatchObject({ reason: mark === 'one' ? 'document 0' : 'document 1', lines: row?.parts });
  return mark;
}

/** Both documents as they are in force, and how long one takes to come to be. */
async function known(): Promise<{ readonly both: ReadonlyMap<string, Configuration>; readonly takes: number }> {
  const child = await starter();
  const both = new Map<string, Configuration>();
  child.send(0);
  let began = 0;
  for (const mark of ['one', 'other']) {
    while (!isRole(mark)(await inForce())) await pause(5);
    both.set(mark, await inForce());
    began ||= Date.now();
  }
  const takes = Date.now() - began;
  await killed(child);
  return { both, takes };
}

it('an application that is killed without a warning leaves the old configuration or the new one, and nothing between', async () => {
  const { both, takes } = await known();
  const met = { old: 0, new: 0 };
  let waiting = starter();
  for (let kill = 0; kill < KILLS; kill++) {
    const child = await waiting;
    // Whoever is killed next gets ready meanwhile.
    if (kill + 1 < KILLS) waiting = starter();
    const before = await expectWhole(both);
    child.send(before === 'one' ? 1 : 0);
    await pause(Math.random() * takes * 1.2);
    await killed(child);
    met[(await expectWhole(both)) === before ? 'old' : 'new'] += 1;
  }
  process.stdout.write(`applied configurations: ${KILLS} kills, one application takes ${takes} ms, ${met.old} left the old one, ${met.new} the new one\n`);
}, 120_000 + KILLS * 20_000);
