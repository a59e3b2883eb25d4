import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const room = fileURLToPath(new URL('..', import.meta.url));

function filesIn(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path): [string, string] => [relative(folder, path), readFileSync(path, 'utf8')]));
}

test('the committed client is what the description of the API makes of it', async () => {
  const { generate } = (await import(join(room, 'generate.mjs'))) as { generate(folder: string): void };
  const folder = mkdtempSync(join(tmpdir(), 'tessera-client-'));
  try {
    generate(folder);
    const committed = filesIn(join(room, 'src/lib'));
    const fresh = filesIn(folder);
    const stale = [...new Set([...committed.keys(), ...fresh.keys()])].filter((path) => committed.get(path) !== fresh.get(path));
    expect(stale).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
