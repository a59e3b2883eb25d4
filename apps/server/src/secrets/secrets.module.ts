import { Module } from '@nestjs/common';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { Sealer } from './sealer.js';

/** Gives the sealer to the modules that keep secrets. */
@Module({
  providers: [{ provide: Sealer, inject: [CONFIGURATION], useFactory: ({ key }: Configuration) => new Sealer(key) }],
  exports: [Sealer],
})
export class SecretsModule {}
