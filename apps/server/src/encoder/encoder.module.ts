import { Module } from '@nestjs/common';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION, RECEIPTS } from '../house/tokens.js';
import { SecretsModule } from '../secrets/index.js';
import { CardSecrets } from './card-secrets.js';
import { ChipOwners } from './chip-owners.js';
import { EncoderController } from './encoder.controller.js';
import { EncoderDesk } from './encoder-desk.js';
import { ENCODER } from './encoder.js';
import { EncodingRequests } from './encoding-requests.js';
import { LatestReceipts } from './latest-receipts.js';
import { ReaderDesk } from './reader-desk.js';
import { Receipts } from './receipts.js';
import { SecretDesk } from './secret-desk.js';
import { SecretsController } from './secrets.controller.js';
import { SimulatedEncoder } from './simulated-encoder.js';

/** The encoder's room: chips, receipts, PIN and PUK. */
@Module({
  imports: [SecretsModule],
  controllers: [EncoderController, SecretsController],
  providers: [
    { provide: Receipts, inject: [CONFIGURATION], useFactory: ({ key }: Configuration) => new Receipts(key) },
    { provide: RECEIPTS, useClass: LatestReceipts },
    { provide: ENCODER, useClass: SimulatedEncoder },
    CardSecrets, ChipOwners, EncoderDesk, EncodingRequests, ReaderDesk, SecretDesk,
  ],
  exports: [RECEIPTS],
})
export class EncoderModule {}
