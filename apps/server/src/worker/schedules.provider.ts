import type { FactoryProvider } from '@nestjs/common';
import { BullQueue, Schedules } from '@tessera/queue';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';

/** The house's schedules, in the house's time zone. */
export const schedulesProvider: FactoryProvider<Schedules> = {
  provide: Schedules,
  inject: [BullQueue, CONFIGURATION],
  useFactory: (queue: BullQueue, { timeZone }: Configuration) => new Schedules(queue, timeZone),
};
