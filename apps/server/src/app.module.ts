import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { ConnectorsModule } from './connectors/index.js';
import { EncoderModule } from './encoder/index.js';
import { CoreModule, type Foundations } from './house/core.module.js';
import { EngineModule } from './house/engine.module.js';
import { HttpModule } from './http/http.module.js';
import { LiveModule } from './live/index.js';
import { MailModule } from './mail/index.js';
import { NodesModule } from './nodes/index.js';
import { QueuePageModule } from './queue-page/index.js';
import { WebHooksModule } from './web-hooks/index.js';
import { WorkerModule } from './worker/index.js';

/** The house: every room of the server, over its foundations. */
@Module({})
export class AppModule {
  static on(foundations: Foundations): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.on(foundations), NodesModule, EngineModule, AccessModule, AccountsModule, HttpModule, ConnectorsModule, EncoderModule, LiveModule,
        QueuePageModule, WorkerModule, MailModule, WebHooksModule,
      ],
    };
  }
}
