// Lints the planted imports, each in a file that exists only in memory, and prints which of them were refused.
// A program of its own, so that ESLint and Nx run as they do for everybody and not inside Jest.
import { ESLint } from 'eslint';
import { inRoot, root } from '../deploy/paths.mjs';
import { PLANTS } from './plants.mjs';

const WALLS = new Set(['@nx/enforce-module-boundaries', 'no-restricted-imports']);
const eslint = new ESLint({ cwd: root });

async function isRefused(file, imported) {
  const [{ messages }] = await eslint.lintText(`import '${imported}';\n`, { filePath: inRoot(file) });
  const broken = messages.find(({ fatal }) => fatal);
  if (broken) throw new Error(`${file}: ${broken.message}`);
  return messages.some(({ ruleId, severity }) => WALLS.has(ruleId) && severity === 2);
}

async function refused(file, imports) {
  const answers = [];
  for (const imported of imports) if (await isRefused(file, imported)) answers.push(imported);
  return answers;
}

const outcome = [];
for (const { row, file, breaks, keeps } of PLANTS) {
  outcome.push({ row, refused: await refused(file, [...breaks, ...keeps]) });
}
console.log(JSON.stringify(outcome));
