// Runs the whole house for the browser tests, on data of its own that is gone afterwards.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { inRoot, root } from './paths.mjs';

const data = process.env.TESSERA_DATA;
if (!data) throw new Error('TESSERA_DATA has to name the folder for the data of this run.');
rmSync(data, { recursive: true, force: true });
mkdirSync(data, { recursive: true });

const launcher = spawn(process.execPath, ['--enable-source-maps', inRoot('apps', 'launcher', 'dist', 'main.js')], {
  cwd: root, stdio: 'inherit', detached: true,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => launcher.kill('SIGTERM'));
launcher.on('exit', (code) => {
  rmSync(data, { recursive: true, force: true });
  process.exit(code ?? 1);
});
