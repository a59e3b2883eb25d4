import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, IsUrl, Length } from 'class-validator';
import { Organisation } from '../access/door.guard.js';
import { EventOutbox } from './event-outbox.js';

/** Where events go, and the secret that signs them. */
export class WebhookDto {
  @ApiProperty({ format: 'uri' })
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @Length(1, 500)
  url: string;

  @ApiProperty({ minLength: 16, maxLength: 200, description: 'Never read back.' }) @IsString() @Length(16, 200) secret: string;
}

/** Being told instead of asking. */
@ApiTags('Events')
@ApiBearerAuth()
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly outbox: EventOutbox) {}

  @Put()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'registerWebhook',
    summary: 'Have events posted to an address',
    description:
      'Each event is JSON with id, type, source, time and data {orderId, key, status, cards, failed, shipmentId}. The header bureau-signature ' +
      'holds t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">. Events arrive at least once and in any order; ask for the order itself.',
  })
  @ApiNoContentResponse()
  async register(@Organisation() organisationId: string, @Body() webhook: WebhookDto): Promise<void> {
    await this.outbox.register(organisationId, webhook);
  }
}
