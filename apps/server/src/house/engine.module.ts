import { Global, Module } from '@nestjs/common';
import { Catalogue, createEngine, type Capabilities, type Engine, type ReceiptVerifier } from '@tessera/engine';
import { BullQueue } from '@tessera/queue';
import { AccessSchemes, Batches, Files, Imports, NumberFormats, ObjectModels, PluginPackages, PostgresStore, ProcessLists } from '@tessera/store';
import { CsvRows, ImportsModule } from '../imports/index.js';
import { HouseAccountKeeper } from '../accounts/keeper/account-keeper.js';
import { KeeperModule } from '../accounts/keeper/keeper.module.js';
import { ConnectorsModule } from '../connectors/index.js';
import { EncoderModule } from '../encoder/index.js';
import { newId } from './new-id.js';
import { CAPABILITIES, ENGINE, RECEIPTS } from './tokens.js';

const makeEngine = (
  catalogue: Catalogue, store: PostgresStore, processListStore: ProcessLists, queue: BullQueue,
  capabilities: Capabilities, receipts: ReceiptVerifier, batches: Batches, files: Files, imports: Imports, rows: CsvRows, access: AccessSchemes,
  accounts: HouseAccountKeeper, models: ObjectModels, numberings: NumberFormats, packages: PluginPackages,
): Engine => createEngine(catalogue, {
  store, processListStore, queue, capabilities, receipts, batches, files, imports, rows, access, accounts, models, numberings, packages, newId, now: () => new Date(),
});

/** Wires the engine to the store, the queue, the connectors and the encoder. */
@Global()
@Module({
  imports: [ConnectorsModule, EncoderModule, ImportsModule, KeeperModule],
  providers: [{
    provide: ENGINE, useFactory: makeEngine,
    inject: [Catalogue, PostgresStore, ProcessLists, BullQueue, CAPABILITIES, RECEIPTS, Batches, Files, Imports, CsvRows, AccessSchemes, HouseAccountKeeper, ObjectModels, NumberFormats, PluginPackages],
  }],
  exports: [ENGINE],
})
export class EngineModule {}
