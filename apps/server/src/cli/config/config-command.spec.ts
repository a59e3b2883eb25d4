import { connect } from '../../boot/connect.js';
import { readDatabase } from '../../house/configuration.js';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestPostgres } from '../../../../../config/jest/postgres.mjs';
import { runCommand } from '../run-command.js';

const defaults = fileURLToPath(new URL('../../../../../config/defaults', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tessera-config-'));
const file = join(folder, 'change.yaml');
const said: string[] = [];
let environment: Readonly<Record<string, string>>;

const config = async (...words: string[]): Promise<number> => {
  said.splice(0);
  return runCommand(['config', ...words], environment, (line) => said.push(line));
};
const exported = async (): Promise<string> => ((await config('export')), said.join('\n'));

beforeAll(async () => {
  environment = { DATABASE_URL: await (await startTestPostgres()).createDatabase() };
  expect(await config('plan', defaults).catch((error: Error) => error.message)).toContain('tessera migrate');
  await runCommand(['migrate'], environment, () => undefined);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it('an export is applied to an empty database and exported again to the same bytes', async () => {
  expect(await config('diff', defaults)).toBe(1);
  expect(await config('apply', defaults, '--reason', 'a new house', '--yes')).toBe(0);
  expect(said.at(-1)).toBe('In force as revision 1.');
  expect(await config('diff', defaults)).toBe(0);
  const out = join(folder, 'out');
  expect(await config('export', out)).toBe(0);
  for (const name of readdirSync(out)) expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(defaults, name), 'utf8'));
  expect(await config('apply', defaults, '--reason', 'again', '--yes')).toBe(0);
  expect(said.at(-1)).toBe('Nothing to change: this is in force already.');
}, 60_000);

it('a change is shown, planned in words, kept, applied as it was planned, and taken back', async () => {
  const before = await exported();
  writeFileSync(file, 'outbox:\n  keepDays: 30\n');
  expect(await config('diff', file)).toBe(1);
  expect(said.join('\n')).toContain('-  keepDays: 90\n+  keepDays: 30');
  const kept = join(folder, 'plan.json');
  expect(await config('plan', file, '--out', kept)).toBe(0);
  expect(said[0]).toMatch(/^~ .*\(outbox\)$/);
  expect(await config('apply', kept, '--reason', 'shorter')).toBe(1);
  expect(said.at(-1)).toContain('--yes');
  expect(await exported()).toBe(before);
  expect(await config('apply', kept, '--reason', 'shorter', '--yes')).toBe(0);
  expect(await exported()).toContain('keepDays: 30');
  expect(await config('apply', kept, '--reason', 'late', '--yes')).toBe(1);
  expect(said.at(-1)).toContain('Plan again');
  expect(await config('rollback', '1', '--reason', 'too short', '--yes')).toBe(0);
  expect(await exported()).toBe(before);
  expect(await config('revisions')).toBe(0);
  expect(said[0]).toMatch(/ 3 .* rollback {2}.* \(command line\): back to 1: too short$/);
}, 60_000);

it('while two people have to agree, what is applied waits for the second', async () => {
  const before = await exported();
  const dataSource = await connect(readDatabase(environment));
  await dataSource.query('update configuration_approval set required = true');
  writeFileSync(file, 'outbox:\n  keepDays: 45\n');
  expect(await config('apply', file, '--reason', 'longer', '--yes')).toBe(0);
  expect(said.at(-1)).toContain('a second person has to approve it');
  expect(await exported()).toBe(before);
  expect(await dataSource.query('select reason, origin, status from configuration_proposals')).toEqual([{ reason: 'longer', origin: 'apply', status: 'waiting' }]);
  await dataSource.query('update configuration_approval set required = false');
  await dataSource.destroy();
}, 60_000);

it('a secret that nobody gave is told, and asked for the key only when there is one to seal', async () => {
  const mail = { host: 'mail.example', port: 25, senderAddress: 'a@b.example', user: 'u', password: { secret: 'TESSERA_SECRET_MAIL' } };
  writeFileSync(file, JSON.stringify({ connectors: { 'mail-smtp': { settings: mail } } }));
  expect(await config('apply', file, '--reason', 'mail', '--yes')).toBe(0);
  expect(said.join('\n')).toContain('connectors/mail-smtp waits for a secret. Give it as TESSERA_SECRET_MAIL');
  const waiting = environment;
  environment = { ...environment, TESSERA_SECRET_MAIL: 'hunter2' };
  await expect(config('apply', file, '--reason', 'mail', '--yes')).rejects.toThrow('TESSERA_KEY is missing');
  environment = { ...environment, TESSERA_KEY: Buffer.alloc(32, 1).toString('base64') };
  expect(await config('apply', file, '--reason', 'mail', '--yes')).toBe(0);
  expect(said.join('\n')).not.toContain('hunter2');
  environment = waiting;
  expect(await config('plan', file)).toBe(0);
  expect(said).toEqual(['Nothing would change.']);
}, 60_000);

it('what is wrong is told with its line and what to do, and ends the command with trouble', async () => {
  writeFileSync(file, 'roles:\n  desk:\n    title: Desk\n    permissions: [ shoe:tie ]\n');
  expect(await config('apply', file, '--reason', 'x', '--yes')).toBe(1);
  expect(said).toContain('change.yaml:4  /roles/desk/permissions/0  This is not one of the possible values, or nothing of this name exists.');
  writeFileSync(file, 'roles: [');
  expect(await config('diff', file)).toBe(2);
  expect(said[0]).toMatch(/^change\.yaml:\d .*not YAML/);
  expect(await config('diff', join(folder, 'nowhere'))).toBe(2);
  expect(said[0]).toMatch(/^There is no file or folder/);
  expect(await config('rollback', '99', '--reason', 'x', '--yes')).toBe(1);
  expect(said).toEqual(['There is no revision 99.']);
  expect(await config('apply', file)).toBe(2);
  expect(await config('apply', file, '--fly')).toBe(2);
}, 60_000);
