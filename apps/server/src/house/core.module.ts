import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Catalogue } from '@tessera/engine';
import { BullQueue } from '@tessera/queue';
import { DataSource } from 'typeorm';
import type { Configuration } from './configuration.js';
import { STORE_ROOMS } from './store-rooms.js';
import { CONFIGURATION } from './tokens.js';

/** What exists before Nest does: made, connected and migrated by the boot. */
export interface Foundations {
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
  readonly dataSource: DataSource;
  readonly queue: BullQueue;
}

/** Gives every module the foundations and the rooms of the store. */
@Global()
@Module({})
export class CoreModule {
  static on({ configuration, catalogue, dataSource, queue }: Foundations): DynamicModule {
    const providers: Provider[] = [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: Catalogue, useValue: catalogue },
      { provide: DataSource, useValue: dataSource },
      { provide: BullQueue, useValue: queue },
      ...STORE_ROOMS.map((room) => ({ provide: room, useFactory: () => new room(dataSource) })),
    ];
    return { module: CoreModule, providers, exports: providers.map((provider) => ('provide' in provider ? provider.provide : provider)) };
  }
}
