import { Module } from '@nestjs/common';
import { CAPABILITIES } from '../house/tokens.js';
import { PostModule } from '../mail/post.module.js';
import { SecretsModule } from '../secrets/index.js';
import { ConnectorDesk } from './connector-desk.js';
import { ConnectorEventsController } from './connector-events.controller.js';
import { ConnectorKeep } from './connector-keep.js';
import { ConnectorTester } from './connector-tester.js';
import { ConnectorsController } from './connectors.controller.js';
import { Connectors } from './connectors.js';
import { DemoBureau } from './demo-bureau.js';
import { EventDoor } from './event-door.js';
import { HealthBook } from './health-book.js';
import { RawBodies } from './raw-bodies.js';

/** Connectors: their settings, their health, and what they provide. */
@Module({
  imports: [SecretsModule, PostModule],
  controllers: [ConnectorsController, ConnectorEventsController],
  providers: [
    ConnectorKeep, HealthBook, Connectors, ConnectorTester, ConnectorDesk, EventDoor, RawBodies, DemoBureau,
    { provide: CAPABILITIES, useExisting: Connectors },
  ],
  exports: [CAPABILITIES, ConnectorKeep, Connectors],
})
export class ConnectorsModule {}
