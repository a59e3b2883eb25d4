import { join } from 'node:path';
import ts from 'typescript';
import { inRoot } from '../deploy/paths.mjs';

const HEADING = (room) => `# API report of @tessera/${room}

What packages rely on. A change here is a change of the contract: additions are minor, everything else waits for the next contract.
`;

/** The declarations of a room's index and of every file whose whole content it publishes, file by file, as Markdown. */
export function apiReport(room) {
  const root = join(inRoot('libs', room, 'src'), '/');
  const program = ts.createProgram([`${root}index.ts`], {
    target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true, declaration: true, emitDeclarationOnly: true, skipLibCheck: true, types: [], customConditions: ['@tessera/source'],
  });
  const declarations = new Map();
  for (const file of published(program, root)) {
    program.emit(file, (name, text) => declarations.set(name.slice(root.length), text.trim()), undefined, true);
  }
  const files = [...declarations].sort(([a], [b]) => (a < b ? -1 : 1));
  return [HEADING(room), ...files.map(([file, text]) => `## ${file.replace('.d.ts', '')}\n\n\`\`\`ts\n${text}\n\`\`\`\n`)].join('\n');
}

function published(program, root) {
  const index = program.getSourceFile(`${root}index.ts`);
  const names = [...index.text.matchAll(/^export (?:\*|type \{.*\}) from '\.\/(.*)\.js';$/gm)].map(([, name]) => `${root}${name}.ts`);
  return [index, ...names.map((name) => program.getSourceFile(name))];
}
