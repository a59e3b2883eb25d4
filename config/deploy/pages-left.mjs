// What stood on the pages of the stories that failed: a trace stays on the machine that wrote it, this is read in its log.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MOST_PAGES = 4;
const MOST_LINES = 70;

/** The last page of each failed story below a folder, as the accessibility tree tells it. */
export function pagesLeft(folder) {
  if (!existsSync(folder)) return '';
  const notes = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('error-context.md')).sort().slice(0, MOST_PAGES);
  return notes.map((name) => `${name}\n${pageIn(readFileSync(join(folder, name), 'utf8'))}`).join('\n');
}

function pageIn(note) {
  const tree = /```yaml\n([\s\S]*?)```/.exec(note)?.[1] ?? '';
  const lines = tree.split('\n');
  // What is wrong stands in the main part; the frame around it is known.
  const main = lines.findIndex((line) => line.includes('- main'));
  return lines.slice(Math.max(main, 0)).slice(0, MOST_LINES).map((line) => line.replaceAll(/ \[(ref=\w+|cursor=pointer)\]/g, '')).join('\n');
}
