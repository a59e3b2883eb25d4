import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MailModule } from '../mail/index.js';
import { WebHooksModule } from '../web-hooks/index.js';
import { HouseWork } from './house-work.js';
import { schedulesProvider } from './schedules.provider.js';
import { ScheduleSync } from './schedule-sync.js';
import { Tail } from './tail.js';
import { WorkerHost } from './worker-host.js';

/** Works off jobs and keeps the schedules. */
@Module({ imports: [AccountsModule, MailModule, WebHooksModule], providers: [schedulesProvider, HouseWork, ScheduleSync, Tail, WorkerHost] })
export class WorkerModule {}
