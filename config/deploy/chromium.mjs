// Finds a Chromium for the browser tests, or brings one: from the environment, the system, Debian, or an npm package.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runPhase } from './phase.mjs';

const ON_THE_SYSTEM = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// Some systems have a script of that name that only says how to install it.
const starts = (path, env = {}) =>
  spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000, env: { ...process.env, ...env } }).status === 0;

const firstOnSystem = () => ON_THE_SYSTEM.find((path) => existsSync(path) && starts(path));

/** Gives { path, env }: the program, and what its environment needs besides ours. */
export async function findChromium() {
  const told = process.env.CHROMIUM_PATH;
  if (told) return fromEnvironment(told);
  const path = firstOnSystem() ?? (await installOnDebian());
  if (path) return { path, env: {} };
  return (await unpackFromNpm()) ?? notFound();
}

function fromEnvironment(path) {
  if (starts(path)) return { path, env: {} };
  throw new Error(`CHROMIUM_PATH is ${path}, which does not start. Correct it, or unset it to let a Chromium be found.`);
}

async function installOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const title = 'Installing Chromium for the browser tests';
  await runPhase(title, 'apt-get', ['update'], { env, limit: 120 });
  await runPhase(title, 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, limit: 300 });
  return firstOnSystem();
}

async function unpackFromNpm() {
  const before = { ...process.env };
  try {
    // Makes the package unpack the libraries that a bare system lacks, too.
    process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    const env = { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH, FONTCONFIG_PATH: process.env.FONTCONFIG_PATH };
    return starts(path, env) ? { path, env } : undefined;
  } catch {
    return undefined;
  } finally {
    // Only the browser may see these: they would change which libraries other programs load.
    for (const name of ['AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

function notFound() {
  throw new Error([
    'There is no Chromium for the browser tests, and none could be brought.',
    '  - Debian, Ubuntu: apt-get install chromium (as root); Fedora: dnf install chromium; macOS: install Google Chrome',
    '  - or set CHROMIUM_PATH to the program of a Chromium or Chrome that you have',
  ].join('\n'));
}

const calledByHand = process.argv[1] !== undefined
  && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url));
if (calledByHand) {
  try {
    console.log((await findChromium()).path);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
