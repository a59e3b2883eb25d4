import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pagesLeft } from './pages-left.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tessera-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('tells the main part of the page that a failed story left', () => {
  const story = join(folder, 'operator-withdraw');
  mkdirSync(story);
  const page = ['- generic [ref=e3]:', '  - link "Tessera" [cursor=pointer]', '  - main [ref=e67]:', '    - heading "Ready" [level=1] [ref=e77]'];
  writeFileSync(join(story, 'error-context.md'), ['# Page snapshot', '```yaml', ...page, '```', '# Test source'].join('\n'));
  expect(pagesLeft(folder)).toBe('operator-withdraw/error-context.md\n  - main:\n    - heading "Ready" [level=1]\n');
});

it('has nothing to tell when no story failed', () => {
  expect(pagesLeft(join(folder, 'nowhere'))).toBe('');
});
