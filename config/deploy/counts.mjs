// How many tests passed and failed, out of what the test programs report.
import { readFileSync } from 'node:fs';

const SUMMARY = /^(Tests|Test Suites):\s+(.*)$/gm;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

const numberBefore = (word, text) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);

/** Adds counts up. */
export const sum = (counts) => counts.reduce(
  (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
  { passed: 0, failed: 0 },
);

/** Reads the summaries of one or many Jest runs out of their text. A suite that could not run counts as one failure. */
export function countJestText(text) {
  const lines = [...text.replace(COLOURS, '').matchAll(SUMMARY)].map(([, what, rest]) => ({ what, rest }));
  const tests = lines.filter(({ what }) => what === 'Tests');
  const suites = lines.filter(({ what }) => what === 'Test Suites');
  return sum(suites.map(({ rest }, index) => {
    const own = tests[index]?.rest ?? '';
    return { passed: numberBefore('passed', own), failed: Math.max(numberBefore('failed', own), numberBefore('failed', rest)) };
  }));
}

/** Reads a report of `jest --json`. */
export function countJestFile(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
}

/** Reads a report of Playwright's json reporter. A test that passed at a second try counts as failed: it is not reliable. */
export function countPlaywrightFile(file) {
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** A phase that failed without a failed test has still failed. */
export function withPhase({ passed, failed }, code) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}
