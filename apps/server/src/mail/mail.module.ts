import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../connectors/index.js';
import { SecretsModule } from '../secrets/index.js';
import { OutboxController } from './outbox.controller.js';
import { OutboxDesk } from './outbox-desk.js';
import { PostModule } from './post.module.js';
import { Postman } from './postman.js';
import { TemplateDesk } from './template-desk.js';
import { TemplateViews } from './template-views.js';
import { TemplatesController } from './templates.controller.js';

/** Messages to people: what they say, and where they are. */
@Module({
  imports: [PostModule, ConnectorsModule, SecretsModule],
  controllers: [TemplatesController, OutboxController],
  providers: [TemplateDesk, TemplateViews, OutboxDesk, Postman],
  exports: [Postman],
})
export class MailModule {}
