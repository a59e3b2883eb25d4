import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignedIn } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { LiveDesk } from './live-desk.js';

const EVENTS = 'Server-sent events: `objects` {objectType, ids, states}, `runs` {ids}, `batches` {ids}, `notices` {}, `rules` {revision}.';

@ApiTags('Live')
@Controller('events')
export class LiveController {
  constructor(private readonly desk: LiveDesk) {}

  @Get() @SignedIn() @Does('Hear of changes as they happen')
  @ApiOkResponse({ description: EVENTS, content: { 'text/event-stream': { schema: { type: 'string' } } } })
  listen(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.desk.serve(request, reply);
  }
}
