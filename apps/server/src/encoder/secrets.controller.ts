import { Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import { CurrentActor, Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { IdPipe } from '../door/id.pipe.js';
import { SecretsView } from './encoder.models.js';
import { SecretDesk } from './secret-desk.js';

@ApiTags('Objects')
@Controller('objects')
export class SecretsController {
  constructor(private readonly desk: SecretDesk) {}

  @Post(':id/secrets') @Permission('secret:reveal') @HttpCode(200) @Header('cache-control', 'no-store') @Does('Reveal PIN and PUK; leaves a line in the audit')
  @ApiOkResponse({ type: SecretsView })
  revealSecrets(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SecretsView> {
    return this.desk.reveal(actor, id);
  }
}
