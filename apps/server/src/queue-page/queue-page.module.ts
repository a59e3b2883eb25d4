import { Module } from '@nestjs/common';
import { schedulesProvider } from '../worker/index.js';
import { QueueController } from './queue.controller.js';
import { QueueDesk } from './queue-desk.js';
import { ScheduleDesk } from './schedule-desk.js';

/** The pages about work that goes on by itself. */
@Module({ controllers: [QueueController], providers: [schedulesProvider, QueueDesk, ScheduleDesk] })
export class QueuePageModule {}
