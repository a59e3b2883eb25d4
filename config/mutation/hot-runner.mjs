import { globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import * as esbuild from 'esbuild';
import fc from 'fast-check';
import { runTest, specGlobals } from './hot-specs.mjs';

const LONGEST_TEST = 4_000;

/**
 * Runs the specs of a room for mutation tests without starting Jest again for each mutant: sources and specs are bundled and
 * loaded once per process, mutants are switched on and off in them. That makes a mutant cost milliseconds instead of seconds.
 */
class HotRunner {
  static inject = tokens(commonTokens.options);

  constructor(options) {
    this.settings = options.hot;
    this.durations = new Map();
    this.tearDown = [];
    this.copies = 0;
    globalThis.__stryker__ ??= {};
    this.mutation = globalThis.__stryker__;
    // Random values are the same for all mutants, and a failure need not be made small.
    fc.configureGlobal({ seed: 4_711, endOnFailure: true, numRuns: options.hot.randomRuns });
    // A promise that a mutant left behind is not the end of this process.
    process.on('unhandledRejection', () => undefined);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.bundle = path.resolve(`.hot-specs-${process.pid}.mjs`);
    this.specs = globSync(this.settings.specs).filter((file) => !this.settings.without.some((one) => file.endsWith(one))).toSorted();
    await bundleSpecs(this.specs, this.bundle, this.settings.rooms);
    // A first round on a copy of its own: what fails fast is asked first. What it covers is forgotten again.
    for (const test of await this.load()) this.durations.set(test.id, (await runTest(test, LONGEST_TEST)).milliseconds);
    const { mutantCoverage } = this.mutation;
    if (mutantCoverage) mutantCoverage.static = {};
    this.tests = await this.load();
  }

  quickestFirst(tests) {
    return tests.toSorted((a, b) => (this.durations.get(a.id) ?? 0) - (this.durations.get(b.id) ?? 0));
  }

  async dryRun() {
    const tests = [];
    for (const test of this.tests) {
      this.mutation.currentTestId = test.id;
      const { failure, milliseconds } = await runTest(test, LONGEST_TEST);
      const said = { id: test.id, name: test.id, fileName: test.fileName, timeSpentMs: milliseconds };
      tests.push(failure === undefined ? { ...said, status: TestStatus.Success } : { ...said, status: TestStatus.Failed, failureMessage: failure });
    }
    this.mutation.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.mutation.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const filter = testFilter && new Set(testFilter);
    const run = async (tests) => {
      Object.assign(this.mutation, { hitLimit, hitCount: hitLimit ? 0 : undefined, activeMutant: activeMutant.id });
      try {
        return await this.firstFailure(await tests(), filter);
      } catch (error) {
        return { status: MutantRunStatus.Killed, killedBy: [this.tests[0].id], failureMessage: String(error), nrOfTests: 0 };
      } finally {
        Object.assign(this.mutation, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
      }
    };
    // What runs while a module is loaded is mutated in a copy of its own.
    if (mutantActivation === 'static') return run(() => this.load());
    const result = await run(() => this.tests);
    if (await this.isSound(result)) return result;
    this.tests = await this.load();
    return run(() => this.tests);
  }

  // The test that failed passes without the mutant: otherwise something that another mutant left behind made it fail.
  async isSound({ status, killedBy }) {
    if (status !== MutantRunStatus.Killed) return true;
    const test = this.tests.find(({ id }) => id === killedBy[0]);
    return (await runTest(test, LONGEST_TEST)).failure === undefined;
  }

  async firstFailure(tests, filter) {
    let nrOfTests = 0;
    for (const test of tests) {
      if (filter && !filter.has(test.id)) continue;
      nrOfTests++;
      const { failure } = await runTest(test, LONGEST_TEST);
      if (this.mutation.hitCount > this.mutation.hitLimit) return { status: MutantRunStatus.Timeout, reason: 'it never ends' };
      if (failure !== undefined) return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage: failure, nrOfTests };
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  async load() {
    const { tests, path: at, setUp, tearDown, startFile, globals } = specGlobals();
    Object.assign(globalThis, globals);
    const loaded = await import(`${pathToFileURL(this.bundle).href}?${++this.copies}`);
    for (const [index, file] of this.specs.entries()) {
      at.push(file);
      startFile();
      const from = tests.length;
      await loaded[`spec${index}`]();
      at.pop();
      for (const prepare of setUp.splice(0)) await prepare();
      for (const test of tests.slice(from)) test.fileName = path.resolve(file);
    }
    this.tearDown.push(...tearDown);
    return this.quickestFirst(tests.filter(({ id }) => !this.settings.thorough.some((title) => id.includes(title))));
  }

  async dispose() {
    rmSync(this.bundle, { force: true });
    for (const tidy of this.tearDown) await tidy();
  }
}

async function bundleSpecs(specs, outfile, rooms) {
  const contents = specs.map((file, index) => `export const spec${index} = () => import(${JSON.stringify(`./${file}`)});`).join('\n');
  await esbuild.build({
    stdin: { contents, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    logLevel: 'error',
    alias: Object.fromEntries(Object.entries(rooms).map(([name, file]) => [name, path.resolve(file)])),
    plugins: [ownPlace],
  });
  await esbuild.stop();
}

// In a bundle `import.meta.url` would be the bundle's: each file keeps its own.
const ownPlace = {
  name: 'own-place',
  setup: (build) => build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
    const text = readFileSync(file, 'utf8');
    return { loader: 'ts', contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)) };
  }),
};

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'hot', HotRunner)];

export const strykerValidationSchema = { properties: { hot: { type: 'object', required: ['specs', 'without', 'thorough', 'rooms', 'randomRuns'] } } };
