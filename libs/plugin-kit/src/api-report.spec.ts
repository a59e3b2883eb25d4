import { readFileSync, writeFileSync } from 'node:fs';
import { apiReport } from '../../../config/release/api-report.mjs';

const REPORT = new URL('../api/plugin-kit.api.md', import.meta.url);

it('offers packages what the committed report says (UPDATE_API_REPORT=1 writes it anew)', () => {
  const report = apiReport('plugin-kit');
  if (process.env['UPDATE_API_REPORT']) writeFileSync(REPORT, report);
  expect(report).toBe(readFileSync(REPORT, 'utf8'));
});
