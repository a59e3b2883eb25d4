import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Catalogue, ObjectAccess } from '@tessera/engine';
import { BullQueue } from '@tessera/queue';
import type { StoreRoom } from '@tessera/store';
import { DataSource } from 'typeorm';
import type { Configuration } from './configuration.js';
import { storeProviders } from './store-providers.js';
import { CONFIGURATION, PACKAGE_HASH } from './tokens.js';

/** What exists before Nest does: made, connected and migrated by the boot. */
export interface Foundations {
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
  /** Of what was loaded of the packages; without it this process serves nobody, and is no node. */
  readonly packageHash?: string;
  readonly dataSource: DataSource;
  readonly storeRoom: StoreRoom;
  readonly queue: BullQueue;
}

/** Gives every module the foundations and the rooms of the store. */
@Global()
@Module({})
export class CoreModule {
  static on({ configuration, catalogue, packageHash, dataSource, storeRoom, queue }: Foundations): DynamicModule {
    const providers: Extract<Provider, { provide: unknown }>[] = [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: Catalogue, useValue: catalogue },
      { provide: PACKAGE_HASH, useValue: packageHash ?? '' },
      { provide: DataSource, useValue: dataSource },
      { provide: BullQueue, useValue: queue },
      { provide: ObjectAccess, useValue: new ObjectAccess({ access: storeRoom.accessSchemes, store: storeRoom.store }, catalogue) },
      ...storeProviders(storeRoom),
    ];
    return { module: CoreModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
