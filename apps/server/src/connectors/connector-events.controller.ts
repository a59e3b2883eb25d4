import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Open } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { TakesWork } from '../nodes/index.js';
import { EventDoor } from './event-door.js';

@ApiTags('Outside')
@Controller('connectors')
export class ConnectorEventsController {
  constructor(private readonly door: EventDoor) {}

  @Post(':name/events') @Open() @TakesWork() @HttpCode(202) @Does('Tell what happened outside; the connector checks the signature') @ApiAcceptedResponse()
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  receiveEvent(@Param('name') name: string, @Req() request: FastifyRequest): Promise<void> {
    return this.door.receive(name, request);
  }
}
