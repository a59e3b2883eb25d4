/** Stryker for one room: its own specs, run by the hot runner. `docs/mutation.md` explains the score. */
export const room = (name, { mutate = [], thorough = [], ignoreStatic }) => ({
  plugins: ['./config/mutation/hot-runner.mjs'],
  testRunner: 'hot',
  hot: {
    specs: [`libs/${name}/src/**/*.spec.ts`],
    // It compares types with a committed report: nothing of it runs.
    without: ['api-report.spec.ts'],
    thorough,
    randomRuns: 30,
    rooms: {
      '@tessera/plugin-api': 'libs/plugin-api/src/index.ts',
      '@tessera/engine': 'libs/engine/src/index.ts',
      '@tessera/engine/in-memory': 'libs/engine/src/in-memory/index.ts',
    },
  },
  // Specs and their helpers are what asks; an index only passes names on.
  mutate: [`libs/${name}/src/**/*.ts`, '!**/*.spec.ts', '!**/*.type-spec.ts', '!**/index.ts', '!**/testing/**', ...mutate],
  ignorePatterns: ['apps', 'docs', 'e2e', 'dist', '.nx', '.angular', '.tessera', 'tmp'],
  disableTypeChecks: true,
  coverageAnalysis: 'perTest',
  ignoreStatic,
  concurrency: Number(process.env.MUTATION_PROCESSES ?? 2),
  timeoutMS: 3_000,
  timeoutFactor: 1.25,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false, reportScoreTable: true },
  jsonReporter: { fileName: `tmp/mutation/${name}.json` },
  tempDirName: `tmp/mutation/${name}`,
  thresholds: { high: 90, low: 80, break: 80 },
});
