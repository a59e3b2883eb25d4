import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessTokens } from './access/access-tokens.js';
import { DoorGuard } from './access/door.guard.js';
import { TokenController } from './access/token.controller.js';
import { CONFIGURATION, type BureauConfiguration } from './configuration.js';
import { ControlController } from './control/control.controller.js';
import { LedgerReader } from './control/ledger-reader.js';
import { PageController } from './control/page.controller.js';
import { EventOutbox } from './events/event-outbox.js';
import { EventSender } from './events/event-sender.js';
import { WebhooksController } from './events/webhooks.controller.js';
import { BureauSettings } from './faults/bureau-settings.js';
import { LayoutsController } from './layouts/layouts.controller.js';
import { Ledger } from './ledger/ledger.js';
import { OrderBook } from './orders/order-book.js';
import { OrderDesk } from './orders/order-desk.js';
import { OrdersController } from './orders/orders.controller.js';
import { ProductionClock } from './production/production-clock.js';

/** The whole bureau, put together around one ledger. */
@Module({})
export class BureauModule {
  /** The module for one configuration and its opened ledger. */
  static with(configuration: BureauConfiguration, ledger: Ledger): DynamicModule {
    return {
      module: BureauModule,
      controllers: [TokenController, LayoutsController, OrdersController, WebhooksController, ControlController, PageController],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: Ledger, useValue: ledger },
        { provide: APP_GUARD, useClass: DoorGuard },
        AccessTokens,
        BureauSettings,
        EventOutbox,
        EventSender,
        LedgerReader,
        OrderBook,
        OrderDesk,
        ProductionClock,
      ],
    };
  }
}
