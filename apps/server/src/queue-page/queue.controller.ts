import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import type { Language } from '../access/caller.js';
import { CurrentActor, CurrentLanguage, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { IdPipe } from '../door/id.pipe.js';
import { PageQuery } from '../http/objects/object.shapes.js';
import { QueueDesk } from './queue-desk.js';
import { QueueTaskView, QueueView, RetriedView, ScheduleList } from './queue.models.js';
import { ScheduleDesk } from './schedule-desk.js';

@ApiTags('Administration')
@Controller('admin')
export class QueueController {
  constructor(
    private readonly queue: QueueDesk,
    private readonly schedules: ScheduleDesk,
  ) {}

  @Get('queue') @Permission('queue:read') @Does('The queue, and its tasks in trouble') @ApiOkResponse({ type: QueueView })
  readQueue(@Query() query: PageQuery, @CurrentLanguage() language: Language): Promise<QueueView> {
    return this.queue.read(query, language);
  }

  @Post('queue/tasks/:id/retry') @Permission('queue:write') @HttpCode(200) @Does('Try a task again') @ApiOkResponse({ type: QueueTaskView })
  retryTask(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @CurrentLanguage() language: Language): Promise<QueueTaskView> {
    return this.queue.retry(actor, id, language);
  }

  @Post('queue/retry-all') @Permission('queue:write') @HttpCode(200) @Does('Try all failed tasks again') @ApiOkResponse({ type: RetriedView })
  retryAllTasks(@CurrentActor() actor: Actor): Promise<RetriedView> {
    return this.queue.retryAll(actor);
  }

  @Get('schedules') @Permission('schedule:read') @Does('What starts by the clock') @ApiOkResponse({ type: ScheduleList })
  listSchedules(@CurrentLanguage() language: Language): Promise<ScheduleList> {
    return this.schedules.list(language);
  }

  @Post('schedules/:entryId/run') @Permission('schedule:run') @HttpCode(202) @Does('Start a schedule now') @ApiAcceptedResponse()
  runScheduleNow(@CurrentActor() actor: Actor, @Param('entryId', IdPipe) entryId: string): Promise<void> {
    return this.schedules.runNow(actor, entryId);
  }
}
