import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
  readHealth(): Promise<Health> {
    return this.desk.read();
  }
}
