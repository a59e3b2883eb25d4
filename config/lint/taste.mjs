// The house style, as far as a machine can see it.
import tseslint from 'typescript-eslint';
import { TESTS } from './walls.mjs';

const PROGRAMS = ['apps/launcher/**', 'apps/card-bureau/**', 'apps/*/src/main.ts', 'apps/server/src/cli.ts', 'apps/server/src/cli/**', 'e2e/bench/**'];

const NOT_SKIPPED = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|fixme)$/]',
    message: 'A test runs, or it is not there.',
  },
  {
    selector: 'CallExpression[callee.name=/^(it|test)$/] > Literal:first-child[value=/\\bshould\\b/]',
    message: 'Say what it does, in the words of the one who uses it.',
  },
];
const NAMED_EXPORTS = { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' };
const ONLY_REEXPORTS = {
  selector: 'Program > :not(ExportAllDeclaration):not(ExportNamedDeclaration[source])',
  message: 'An index.ts only re-exports.',
};

const common = {
  files: ['**/*.ts'],
  linterOptions: { noInlineConfig: true },
  languageOptions: {
    parser: tseslint.parser,
    // Decorated constructors need their types at run time: the rule on type imports has to know.
    parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true },
  },
  rules: {
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-extraneous-class': 'off',
    // Only Postgres says null: `== null` asks for both at once.
    'eqeqeq': ['error', 'always', { null: 'ignore' }],
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
    'no-restricted-syntax': ['error', ...NOT_SKIPPED, NAMED_EXPORTS],
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 30, skipComments: true, skipBlankLines: true }],
  },
};

/** The taste of the house as flat configuration. */
export const taste = [
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts'] })),
  common,
  { files: TESTS, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  { files: ['e2e/**/*.ts'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  { files: PROGRAMS, rules: { 'no-console': 'off' } },
  { files: ['**/playwright.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['plugins/*/src/index.ts', 'docs/authors/examples/**/index.ts', 'e2e/outside-plugin/*/src/{index,version-1}.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NOT_SKIPPED] },
  },
  {
    // A plugin's index is the value that definePlugin makes.
    files: ['apps/*/src/index.ts', 'libs/*/src/**/index.ts'],
    rules: { 'no-restricted-syntax': ['error', ONLY_REEXPORTS] },
  },
];

/** The same for the plain JavaScript that runs before anything is built. */
export const plainTaste = {
  files: ['**/*.mjs', '**/*.js'],
  linterOptions: { noInlineConfig: true },
  rules: {
    'eqeqeq': ['error', 'always'],
    'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    'no-var': 'error',
    'prefer-const': 'error',
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 30, skipComments: true, skipBlankLines: true }],
  },
};
