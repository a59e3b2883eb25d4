import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import { CurrentActor, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { IdPipe } from '../door/id.pipe.js';
import { ContactDesk } from './contact-desk.js';
import { channelOf } from './contacts.js';
import { People } from './people.js';

@ApiTags('Administration')
@Controller('admin/identities/:id/contacts/:channel')
export class ContactsController {
  constructor(
    private readonly desk: ContactDesk,
    private readonly people: People,
  ) {}

  @Post('code') @Permission('identity:validate-contact') @HttpCode(204) @Does('Send somebody a code that verifies their address or number') @ApiNoContentResponse()
  async sendCode(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Param('channel') channel: string): Promise<void> {
    await this.people.requireSeen(actor, id);
    await this.desk.sendCode(actor, id, channelOf(channel));
  }

  @Post('validation') @Permission('identity:validate-contact') @HttpCode(204) @Does('Mark an address or number of somebody as verified') @ApiNoContentResponse()
  async validateContact(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Param('channel') channel: string): Promise<void> {
    await this.people.requireSeen(actor, id);
    await this.desk.validate(actor, id, channelOf(channel));
  }
}
