import { Module } from '@nestjs/common';
import { PostModule } from '../../mail/post.module.js';
import { SecretsModule } from '../../secrets/index.js';
import { OpeningAndClosing } from './opening-and-closing.js';
import { HouseAccountKeeper } from './account-keeper.js';
import { PasswordOrders } from './password-orders.js';
import { PasswordsAtHand } from './passwords-at-hand.js';
import { RoleOrders } from './role-orders.js';

/** Gives the engine somebody who looks after accounts. */
@Module({
  imports: [PostModule, SecretsModule],
  providers: [HouseAccountKeeper, OpeningAndClosing, PasswordOrders, PasswordsAtHand, RoleOrders],
  exports: [HouseAccountKeeper],
})
export class KeeperModule {}
