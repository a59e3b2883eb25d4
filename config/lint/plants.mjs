// One file per row of the walls with an import that breaks it, and one with an import that does not.
const index = (room) => `${room}/src/planted.ts`;
const spec = (room) => `${room}/src/planted.spec.ts`;

/** `breaks`: every one of these imports has to be refused; `keeps`: none of these. */
export const PLANTS = [
  {
    row: 'plugin-api imports nothing', file: index('libs/plugin-api'),
    breaks: ['@tessera/engine', 'ajv', 'node:fs', '@nestjs/common'], keeps: [],
  },
  {
    row: 'plugin-kit imports plugin-api and engine, and no package', file: index('libs/plugin-kit'),
    breaks: ['@tessera/store', '@tessera/plugin-temporary-cards', 'ajv', 'pg'], keeps: ['@tessera/plugin-api', '@tessera/engine'],
  },
  {
    row: 'engine imports plugin-api and Ajv', file: index('libs/engine'),
    breaks: ['@tessera/store', '@tessera/queue', '@tessera/plugin-kit', '@nestjs/common', 'typeorm', 'pg', 'bullmq', 'class-validator'],
    keeps: ['@tessera/plugin-api', 'ajv', 'node:crypto'],
  },
  {
    row: 'store imports plugin-api, engine, TypeORM, pg and Nest', file: index('libs/store'),
    breaks: ['@tessera/queue', '@tessera/server', '@tessera/plugin-temporary-cards', 'bullmq', 'class-validator', '@nestjs/swagger'],
    keeps: ['@tessera/engine', 'typeorm', 'pg', '@nestjs/common'],
  },
  {
    row: 'queue imports plugin-api, engine, BullMQ, pg and Nest', file: index('libs/queue'),
    breaks: ['@tessera/store', '@tessera/server', 'typeorm', 'class-validator', '@nestjs/swagger'],
    keeps: ['@tessera/engine', 'bullmq', 'pg'],
  },
  {
    row: 'a use case imports plugin-api and another plugin\'s object type', file: index('plugins/temporary-cards'),
    breaks: ['@tessera/engine', '@tessera/store', '@tessera/plugin-kit', '@tessera/plugin-bureau-http', '@nestjs/common', 'typeorm', 'ajv', 'cockatiel', 'node:fs'],
    keeps: ['@tessera/plugin-api'],
  },
  {
    row: 'the spec of a use case imports plugin-kit as well', file: spec('plugins/temporary-cards'),
    breaks: ['@tessera/engine', '@tessera/store'], keeps: ['@tessera/plugin-api', '@tessera/plugin-kit', '@jest/globals'],
  },
  {
    row: 'a connector imports plugin-api and packages, but no framework', file: index('plugins/bureau-http'),
    breaks: ['@tessera/engine', '@tessera/plugin-temporary-cards', '@tessera/plugin-kit', '@nestjs/common', 'typeorm', 'bullmq', '@angular/core'],
    keeps: ['@tessera/plugin-api', 'cockatiel', 'node:crypto'],
  },
  {
    row: 'api-client imports plugin-api and Angular http', file: index('libs/api-client'),
    breaks: ['@tessera/engine', '@tessera/forms', '@angular/material/button', '@nestjs/common'],
    keeps: ['@tessera/plugin-api', '@angular/common/http'],
  },
  {
    row: 'forms imports plugin-api, api-client and Angular', file: index('libs/forms'),
    breaks: ['@tessera/shell', '@tessera/engine', '@tessera/store', '@nestjs/common', 'typeorm'],
    keeps: ['@tessera/plugin-api', '@angular/core', '@angular/material/button', '@jsverse/transloco'],
  },
  {
    row: 'shell imports plugin-api, api-client, forms and Angular', file: index('libs/shell'),
    breaks: ['@tessera/engine', '@tessera/server', '@nestjs/common', 'pg'],
    keeps: ['@tessera/forms', '@angular/cdk/a11y', '@jsverse/transloco'],
  },
  {
    row: 'the server imports the server rooms and server packages', file: index('apps/server'),
    breaks: ['@tessera/plugin-temporary-cards', '@tessera/plugin-bureau-http', '@tessera/forms', '@tessera/card-bureau', '@angular/core'],
    keeps: ['@tessera/engine', '@tessera/store', '@tessera/queue', '@nestjs/swagger', 'class-validator'],
  },
  {
    row: 'the admin app imports the browser rooms and Angular', file: index('apps/admin'),
    breaks: ['@tessera/engine', '@tessera/store', '../../operator/src/main.js', '@tessera/plugin-temporary-cards', '@nestjs/common'],
    keeps: ['@tessera/shell', '@tessera/forms', '@tessera/plugin-api', '@angular/router'],
  },
  {
    row: 'the operator app imports the browser rooms and Angular', file: index('apps/operator'),
    breaks: ['@tessera/engine', '../../admin/src/main.js', '@tessera/plugin-temporary-cards', 'typeorm'],
    keeps: ['@tessera/shell', '@tessera/forms', '@angular/router'],
  },
  {
    row: 'the card bureau knows nothing of the house', file: index('apps/card-bureau'),
    breaks: ['@tessera/plugin-api', '@tessera/engine', 'typeorm', 'bullmq'], keeps: ['@nestjs/common', 'class-validator'],
  },
  {
    row: 'the launcher knows nothing of the house', file: index('apps/launcher'),
    breaks: ['@tessera/server', '@tessera/engine', '@nestjs/common'], keeps: ['pg', 'node:child_process'],
  },
  {
    row: 'a relative path does not lead around a wall', file: index('libs/engine'),
    breaks: ['../../store/src/index.js', '../../../apps/server/src/main.js', '../../../config/jest/postgres.mjs'], keeps: [],
  },
];
