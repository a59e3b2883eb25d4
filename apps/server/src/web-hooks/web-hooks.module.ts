import { Module } from '@nestjs/common';
import { SecretsModule } from '../secrets/index.js';
import { CloudEvents } from './cloud-events.js';
import { EventPost } from './event-post.js';
import { HookLookout } from './hook-lookout.js';
import { HookPerformer } from './hook-performer.js';
import { HookSecrets } from './hook-secrets.js';
import { UndeliveredController } from './undelivered.controller.js';
import { UndeliveredDesk } from './undelivered-desk.js';
import { WebHookDesk } from './web-hook-desk.js';
import { WebHookRulesCheck } from './web-hook-rules-check.js';
import { WebHooksController } from './web-hooks.controller.js';

/** Web hooks: what happened in the house, told to those who asked for it. */
@Module({
  imports: [SecretsModule],
  controllers: [WebHooksController, UndeliveredController],
  providers: [CloudEvents, EventPost, HookSecrets, HookPerformer, HookLookout, WebHookRulesCheck, WebHookDesk, UndeliveredDesk],
  exports: [HookPerformer, HookSecrets, WebHookRulesCheck],
})
export class WebHooksModule {}
