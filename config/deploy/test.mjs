// `npm test`: type check, lint, unit and integration tests, tests over HTTP, browser tests. The last line is the outcome.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { countJestFile, countJestText, countPlaywrightFile, sum, withPhase } from './counts.mjs';
import { runMany, withOurNode } from './nx.mjs';
import { pagesLeft } from './pages-left.mjs';
import { inRoot, programs } from './paths.mjs';
import { failedParts, runPhase, secondsSince } from './phase.mjs';

const began = Date.now();
const reports = mkdtempSync(join(tmpdir(), 'tessera-reports-'));
const logs = inRoot('tmp', 'test-logs');
const env = { ...withOurNode, FORCE_COLOR: '0', NO_COLOR: '1', CI: '1' };

// Phases without tests of their own count as one.
const asOne = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });

async function typeCheck() {
  const built = await runMany('Type check', 'build,typecheck', [], { limit: 600, env });
  if (built.code !== 0 || !existsSync(inRoot('e2e', 'tsconfig.json'))) return { ...built, counts: asOne(built.code) };
  const e2e = await runPhase('Type check', join(programs, 'tsc'), ['-p', 'e2e/tsconfig.json'], { env });
  return { code: e2e.code, output: built.output + e2e.output, counts: asOne(e2e.code) };
}

async function lint() {
  const done = await runMany('Lint', 'lint', [], { limit: 600, env });
  return { ...done, counts: asOne(done.code) };
}

// Not from the cache: these tests start programs that Nx does not count among their inputs.
async function rooms() {
  const done = await runMany('Rooms', 'test', ['--skip-nx-cache'], { limit: 1500, env });
  return { ...done, counts: withPhase(countJestText(done.output), done.code) };
}

async function overHttp() {
  const file = join(reports, 'http.json');
  const args = ['--experimental-vm-modules', '--no-warnings', inRoot('node_modules', 'jest', 'bin', 'jest.js'),
    '--config', 'e2e/jest.config.mjs', '--json', `--outputFile=${file}`];
  // One moment of these is in a browser: the page of a package from outside.
  const { path, env: more } = await chromium;
  const done = await runPhase('Over HTTP', join(programs, 'node'), args, { limit: 600, env: { ...env, ...more, CHROMIUM_PATH: path } });
  return { ...done, counts: withPhase(readCounts(countJestFile, file), done.code) };
}

// The stories of each app, and the look at every page, in houses of their own, side by side: a story waits more than it works.
async function browser() {
  const { path, env: more } = await chromium;
  const parts = await Promise.all(['admin', 'operator', 'pages'].map((part) => stories(part, { ...env, ...more, CHROMIUM_PATH: path })));
  return {
    code: Math.max(...parts.map(({ code }) => code)),
    output: parts.map(({ output }) => output).join('\n'),
    counts: sum(parts.map(({ counts }) => counts)),
  };
}

async function stories(part, given) {
  const file = join(reports, `browser-${part}.json`);
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', `e2e/${part}/`];
  const done = await runPhase(`Browser, ${part}`, join(programs, 'playwright'), args, {
    limit: 1500, env: { ...given, TESSERA_E2E_PART: part, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const output = done.code === 0 ? done.output : `${done.output}\n${pagesLeft(inRoot('test-results', part))}`;
  return { ...done, output, counts: withPhase(readCounts(countPlaywrightFile, file), done.code) };
}

function readCounts(read, file) {
  return existsSync(file) ? read(file) : { passed: 0, failed: 1 };
}

const hasSpecs = (folder) => existsSync(inRoot(folder))
  && readdirSync(inRoot(folder), { recursive: true }).some((name) => /\.spec\.ts$/.test(String(name)));

const TYPE_CHECK = { title: 'Type check', run: typeCheck };
const BROWSER = { title: 'Browser', run: browser, isThere: () => ['e2e/operator', 'e2e/admin'].some(hasSpecs) };
// Each lane one after the other, the lanes side by side: one works, the other mostly waits for servers and pages.
const LANES = [
  [{ title: 'Lint', run: lint }, { title: 'Rooms', run: rooms }],
  [{ title: 'Over HTTP', run: overHttp, isThere: () => ['e2e/api', 'e2e/faults', 'e2e/fuzz', 'e2e/outside-plugin'].some(hasSpecs) }, BROWSER],
];

async function perform({ title, run }) {
  const start = Date.now();
  console.log(`${title}...`);
  const { output, counts } = await run().catch((error) => ({ output: error.message, counts: { passed: 0, failed: 1 } }));
  writeFileSync(join(logs, `${title.toLowerCase().replaceAll(' ', '-')}.log`), output);
  if (counts.failed > 0) console.log(failedParts(output));
  console.log(`${title}: ${counts.passed} passed, ${counts.failed} failed (${secondsSince(start)} s)`);
  return counts;
}

async function inTurn(phases) {
  const counts = [];
  for (const phase of phases) {
    if (phase.isThere?.() ?? true) counts.push(await perform(phase));
  }
  return sum(counts);
}

function startFindingChromium() {
  const finding = BROWSER.isThere() ? findChromium() : Promise.resolve({ path: '', env: {} });
  // Whoever needs it hears of the failure; nobody else has to.
  finding.catch(() => undefined);
  return finding;
}

mkdirSync(logs, { recursive: true });
// It may have to be installed: that waits for the network, while the first phases need the processor.
const chromium = startFindingChromium();
const first = await perform(TYPE_CHECK);
const total = sum([first, ...(await Promise.all(LANES.map(inTurn)))]);
rmSync(reports, { recursive: true, force: true });
console.log(`All phases took ${secondsSince(began)} s.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
