import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { Count, Shown } from '../../door/view.js';
import { HealthDesk } from './health-desk.js';

/** How the server is. */
export class Health {
  @Shown({ type: String, enum: ['ok', 'failing'] }) status: 'ok' | 'failing';
  @Shown() version: string;
  @Shown({ type: String, enum: ['ok', 'away'] }) database: 'ok' | 'away';
  @Count() revision: number;
}

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(private readonly desk: HealthDesk) {}

  @Get() @Open() @Does('Whether the server works') @ApiOkResponse({ type: Health })
  async readHealth(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await this.desk.read();
    if (health.status !== 'ok') reply.status(503);
    return health;
  }
}
