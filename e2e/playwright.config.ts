import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../config/deploy/chromium.mjs';
import { freePort } from '../config/deploy/cluster.mjs';

// Chosen once by the process that runs the tests; its workers load this file again and inherit what it chose.
const port = (process.env['TESSERA_E2E_PORT'] ??= String(await freePort()));
const bureauPort = (process.env['TESSERA_E2E_BUREAU_PORT'] ??= String(await freePort()));
const data = (process.env['TESSERA_E2E_DATA'] ??= join(tmpdir(), `tessera-browser-${process.pid}`));
const chromium = await findChromium();
process.env['CHROMIUM_PATH'] = chromium.path;

const part = process.env['TESSERA_E2E_PART'] ?? 'stories';
const url = `http://127.0.0.1:${port}`;

export default defineConfig({
  testMatch: ['operator/**/*.spec.ts', 'admin/**/*.spec.ts', 'pages/**/*.spec.ts'],
  // Two runs side by side keep their traces apart.
  outputDir: `../test-results/${part}`,
  // One house for all stories of a run: they share its process lists and stock.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // No story is about speed: these only end what hangs, on a slow machine, too.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: url,
    locale: 'en-US',
    timezoneId: 'Europe/Rome',
    // Without a film: it would be drawn of every story, for the few that fail. A look at a page has no story to tell.
    trace: part === 'pages' ? 'off' : { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium.path,
      env: { ...process.env, ...chromium.env } as Record<string, string>,
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
        // A camera for everybody: coloured pixels that move.
        '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
      ],
    },
  },
  webServer: {
    command: 'exec node config/deploy/e2e-house.mjs',
    cwd: '..',
    url,
    timeout: 90_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 8000 },
    env: { TESSERA_DATA: data, TESSERA_PORT: port, BUREAU_PORT: bureauPort, DATABASE_URL: '', TESSERA_HOST: '127.0.0.1' },
  },
});
