// `node config/release/from-nothing.mjs [--cold]`: how long an author takes from an empty folder to a passing test, typing not counted.
// Packs the kit first, which does not count; everything else comes from the package registry, or from npm's cache if it is warm.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPublished } from './pack.mjs';

const isCold = process.argv.includes('--cold');
const folder = mkdtempSync(join(tmpdir(), 'tessera-from-nothing-'));
const made = join(folder, 'acme-keys');
const env = { ...process.env, npm_config_audit: 'false', npm_config_fund: 'false', ...(isCold && { npm_config_cache: join(folder, '.cache') }) };
const { pluginApi, pluginKit } = await packPublished(join(folder, '.packed'));
const began = Date.now();

function step(cwd, command, mayFail = false) {
  const start = Date.now();
  const { status, stdout, stderr } = spawnSync(command, { shell: true, cwd, env, encoding: 'utf8' });
  if (status !== 0 && !mayFail) throw new Error(`${command}\n${stdout}${stderr}`);
  console.log(`${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s  ${command.replaceAll(folder, '.')}${mayFail ? '   (fails and says what to write)' : ''}`);
}

function fillIn(name, ...changes) {
  const file = join(made, 'src', `${name}.ts`);
  writeFileSync(file, changes.reduce((text, [from, to]) => text.replace(from, to), readFileSync(file, 'utf8')));
}

try {
  step(folder, 'npm init -y');
  step(folder, `npm install --save-dev ${pluginApi} ${pluginKit}`);
  step(folder, 'npx tessera new plugin acme-keys');
  step(made, 'npm install');
  step(made, 'npx tessera new object-type key');
  step(made, 'npx tessera new use-case lend-key');
  step(made, 'npm test', true);
  fillIn('lend-key', ["available: ['available']", "available: ['in-use']"], ["run.move(one, 'available')", "run.move(one, 'in-use')"]);
  step(made, 'npm test');
  step(made, 'npx tessera check');
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  from nothing to a passing test, ${isCold ? 'npm knows nothing yet' : 'npm may know the packages already'}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
