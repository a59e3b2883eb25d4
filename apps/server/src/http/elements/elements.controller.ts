import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { ElementDesk } from './element-desk.js';
import { serveScript } from './served-script.js';

const SCRIPT = { description: 'The script that defines the element.', content: { 'text/javascript': { schema: { type: 'string' as const } } } };

@ApiTags('Elements')
@Controller('elements')
export class ElementsController {
  constructor(private readonly desk: ElementDesk) {}

  @Get(':file') @SignedIn() @Does('The custom element of an installed package, `acme-signature-pad.js` for example') @ApiOkResponse(SCRIPT)
  async readElement(@Param('file') file: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    return serveScript(await this.desk.find(file), request, reply);
  }
}
