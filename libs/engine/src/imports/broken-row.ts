import { causeLine } from '../one-line.js';
import type { PluginFault } from '../runs/plugin-fault.js';
import type { ImportFinding } from './import-record.js';

const LONGEST_CAUSE = 300;

/** What is said of a row that the code of its package stumbled over. */
export const brokenRow = (line: number, { cause }: PluginFault): ImportFinding =>
  ({ line, kind: 'left-out', reason: 'failed', details: { cause: causeLine(cause, LONGEST_CAUSE) } });
