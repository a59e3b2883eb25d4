import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Open } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { HealthDesk } from './health-desk.js';
import { Health } from './health.model.js';

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
