import { bare, sentence } from '../names.js';
import { asJson } from '../files.js';
import type { Files } from '../files.js';
import { dialectOf } from '../dialect.js';
import { fill, spellings } from './fill.js';

const INDEX = `import { definePlugin } from '@tessera/plugin-api';

/** Say in one sentence what the package is for. */
export default definePlugin({});
`;

const README = `# {{packageName}}

{{title}}: say here what the package is for, and what an administrator sets up.

    {{test}}

runs its specs. \`npx tessera new object-type <name>\`, \`new use-case <verb-noun>\` and \`new connector <name>\` write the next file together
with a spec that says what is missing; \`npx tessera check\` tells whether a house would take the package.
`;

const JEST_CONFIG = `import { nodeJest } from '../../config/jest/node.mjs';

export default nodeJest('{{name}}');
`;

const COMPILER = {
  target: 'es2023', module: 'nodenext', strict: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, declaration: true, sourceMap: true,
  skipLibCheck: true, rootDir: 'src', outDir: 'dist', types: ['node'],
};

/** Versions that a new package asks for. */
export interface Versions {
  readonly api: string;
  readonly kit: string;
  /** A packed plugin-api, if the author works with files. */
  readonly packedApi?: string;
}

const parts = { tessera: { plugin: './dist/index.js', locales: { it: './locales/it.json' } } };

/** The files of a new package that stands by itself. */
export function pluginFiles(packageName: string, { api, kit, packedApi }: Versions): Files {
  const manifest = {
    name: packageName, version: '0.1.0', type: 'module',
    files: ['dist', '!dist/**/*.spec.*', 'locales', 'README.md'],
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
    ...parts,
    scripts: { build: 'tsc', test: 'tsc && node --test dist/*.spec.js', check: 'tsc && tessera check' },
    peerDependencies: { '@tessera/plugin-api': api },
    devDependencies: { ...(packedApi !== undefined && { '@tessera/plugin-api': packedApi }), '@tessera/plugin-kit': kit, '@types/node': '^24.10.1', typescript: '^6.0.3' },
  };
  return {
    'package.json': asJson(manifest),
    'tsconfig.json': asJson({ compilerOptions: COMPILER, include: ['src'] }),
    '.gitignore': 'node_modules/\ndist/\n',
    'README.md': readme(packageName, 'npm test'),
    ...sources(false),
  };
}

/** The files of a new package in the repository of a house. */
export function housePluginFiles(name: string, packageName: string, { api }: Versions): Files {
  const room = '{projectRoot}';
  const test = `node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js --config ${room}/jest.config.mjs`;
  const manifest = {
    name: packageName, version: '0.1.0', private: true, type: 'module',
    exports: { '.': { '@tessera/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
    ...parts,
    peerDependencies: { '@tessera/plugin-api': api },
    devDependencies: { '@tessera/plugin-kit': '*' },
    nx: { tags: ['room:plugin'], targets: { build: { command: `tsc -b ${room}/tsconfig.json`, outputs: [`${room}/dist`] }, test: { dependsOn: ['build', '^build'], command: test, outputs: [] } } },
  };
  const compilerOptions = { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo', types: ['node', 'jest'] };
  return {
    'package.json': asJson(manifest),
    'tsconfig.json': asJson({ extends: '../../tsconfig.base.json', compilerOptions, include: ['src'], references: [{ path: '../../libs/plugin-api' }, { path: '../../libs/plugin-kit' }] }),
    'jest.config.mjs': fill(JEST_CONFIG, spellings(name)),
    'README.md': readme(packageName, `npx nx test ${packageName}`),
    ...sources(true),
  };
}

const readme = (packageName: string, test: string): string => fill(README, { packageName, title: sentence(bare(packageName).replace(/^plugin-/, '')), test });

const sources = (isInHouse: boolean): Files => ({
  'src/index.ts': INDEX,
  'src/index.spec.ts': dialectOf(isInHouse).packageSpec,
  'locales/it.json': '{}\n',
});
