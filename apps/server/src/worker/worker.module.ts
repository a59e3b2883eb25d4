import { Module } from '@nestjs/common';
import { HouseWork } from './house-work.js';
import { schedulesProvider } from './schedules.provider.js';
import { ScheduleSync } from './schedule-sync.js';
import { WorkerHost } from './worker-host.js';

/** Works off jobs and keeps the schedules. */
@Module({ providers: [schedulesProvider, HouseWork, ScheduleSync, WorkerHost] })
export class WorkerModule {}
