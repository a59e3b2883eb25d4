import { describe, expect, it } from '@jest/globals';
import { countJestText, sum, withPhase } from './counts.mjs';

describe('the last line of npm test', () => {
  it('adds up the summaries of all rooms', () => {
    const text = [
      '> nx run store:test', 'Test Suites: 2 passed, 2 total', 'Tests:       12 passed, 12 total',
      '> nx run engine:test', 'Test Suites: 1 failed, 1 passed, 2 total', 'Tests:       3 failed, 1 skipped, 5 passed, 9 total',
    ].join('\n');
    expect(countJestText(text)).toEqual({ passed: 17, failed: 3 });
  });

  it('counts a suite that could not run', () => {
    expect(countJestText('Test Suites: 1 failed, 1 total\nTests:       0 total')).toEqual({ passed: 0, failed: 1 });
  });

  it('reads coloured output', () => {
    const bold = (text) => `${String.fromCharCode(27)}[1m${text}${String.fromCharCode(27)}[22m`;
    expect(countJestText(`${bold('Test Suites: ')}1 passed, 1 total\n${bold('Tests:       ')}2 passed, 2 total`)).toEqual({ passed: 2, failed: 0 });
  });

  it('shows a phase that failed without a failed test', () => {
    expect(withPhase({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 });
    expect(withPhase({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
    expect(withPhase({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
  });

  it('adds phases', () => {
    expect(sum([{ passed: 1, failed: 0 }, { passed: 2, failed: 3 }])).toEqual({ passed: 3, failed: 3 });
  });
});
