// `npm start` and `npm test` begin here, on whatever Node the host has, before anything is installed.
import { accessSync, constants } from 'node:fs';
import { root } from './paths.mjs';
import { fingerprint, isBuilt, rememberBuild } from './built.mjs';
import { runMany } from './nx.mjs';
import { lastLines, runPhase } from './phase.mjs';
import { isInstalled } from './stamp.mjs';

const OLDEST_NODE = 20;

function fail(...lines) {
  console.error(['', ...lines, ''].join('\n'));
  process.exit(1);
}

function checkHost() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    fail(`This is Node ${process.versions.node}. Tessera needs Node ${OLDEST_NODE} or later to install itself.`);
  }
  try {
    accessSync(root, constants.W_OK);
  } catch {
    fail(`The folder ${root} is not writable for you.`,
      'Packages and builds are kept inside it: start as its owner, or clone Tessera into a folder of your own.');
  }
}

async function install() {
  if (isInstalled()) return;
  console.log('Installing packages. The first time takes one to three minutes.');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error', '--no-progress'];
  const { code, output, seconds } = npm
    ? await runPhase('Installing packages', process.execPath, [npm, ...args])
    : await runPhase('Installing packages', 'npm', args);
  if (code !== 0) failedInstall(output);
  console.log(`Packages are installed (${seconds} s).`);
}

function failedInstall(output) {
  fail(lastLines(output), '', 'npm ci failed, its last lines are above. What usually helps:',
    '  - the machine reaches the package registry (npm ping)',
    '  - there are about 2 GB free on this disk (df -h .)',
    '  - package.json and package-lock.json are as committed (git status)',
    'Then start again: what was done is not lost.');
}

async function build() {
  if (isBuilt()) return;
  console.log('Building.');
  const before = fingerprint();
  const { code, output, seconds } = await runMany('Building', 'build', ['--projects=apps/*,plugins/*']);
  if (code !== 0) fail(lastLines(output, 80), '', 'The build failed, its last lines are above.');
  rememberBuild(before);
  console.log(`Built (${seconds} s).`);
}

checkHost();
await install();
if (process.argv.includes('build')) await build();
