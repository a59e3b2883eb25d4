// Writes the examples into the guide: `node docs/authors/embed.mjs`. What stands in a file is compiled and tested; what stands in the
// text is a copy of it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const MARKED = /<!-- from ([^ #]+)(?:#([\w-]+))? -->\n```(\w+)\n[\s\S]*?\n?```/g;
const REGION = /^[ \t]*\/\/ #(?:end)?region.*\n?/gm;

/** The texts that hold examples: the guide, and the README of the repository. */
export const pages = () => [...readdirSync(here).filter((name) => name.endsWith('.md')).map((name) => join(here, name)), join(root, 'README.md')];

/** A text with each marked example as its file has it now. */
export function embedded(text, folder) {
  return text.replace(MARKED, (_, path, region, language) => {
    const name = region === undefined ? '' : `#${region}`;
    return `<!-- from ${path}${name} -->\n\`\`\`${language}\n${exampleOf(join(folder, path), region)}\n\`\`\``;
  });
}

/** Examples in TypeScript or JavaScript that no file stands behind. */
export function unfounded(text) {
  return [...text.replace(MARKED, '').matchAll(/```(?:ts|js|typescript|javascript)\n([\s\S]*?)```/g)].map(([, code]) => code);
}

function exampleOf(path, region) {
  const file = readFileSync(path, 'utf8');
  return undented((region === undefined ? file : regionOf(file, region, path)).replace(REGION, '')).trim();
}

function regionOf(file, region, path) {
  const found = new RegExp(`// #region ${region}\\n([\\s\\S]*?)[ \\t]*// #endregion`).exec(file)?.[1];
  if (found === undefined) throw new Error(`${relative(root, path)} has no region ${region}: write // #region ${region} and // #endregion around it.`);
  return found.replace(/^\n+/, '');
}

function undented(code) {
  const depths = code.split('\n').filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)[0].length);
  const depth = Math.min(...depths);
  return code.split('\n').map((line) => line.slice(depth)).join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of pages()) {
    const text = readFileSync(page, 'utf8');
    const fresh = embedded(text, dirname(page));
    if (fresh === text) continue;
    writeFileSync(page, fresh);
    console.log(`written  ${relative(root, page)}`);
  }
}
