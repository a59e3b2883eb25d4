import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ENTRY = fileURLToPath(new URL('../index.ts', import.meta.url));
const HEADING = `# API report of @tessera/plugin-api

What packages rely on. A change here is a change of the contract: additions are minor, everything else waits for the next contract.
`;

/** The declarations of everything that the package exports, file by file, as Markdown. */
export function apiReport(): string {
  const declarations = new Map<string, string>();
  const program = ts.createProgram([ENTRY], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    skipLibCheck: true,
    types: [],
  });
  const root = fileURLToPath(new URL('..', import.meta.url));
  program.emit(undefined, (file, text) => declarations.set(file.slice(root.length), text.trim()), undefined, true);
  const files = [...declarations].sort(([a], [b]) => (a < b ? -1 : 1));
  return [HEADING, ...files.map(([file, text]) => `## ${file.replace('.d.ts', '')}\n\n\`\`\`ts\n${text}\n\`\`\`\n`)].join('\n');
}
