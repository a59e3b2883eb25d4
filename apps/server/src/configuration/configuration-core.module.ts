import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../connectors/index.js';
import { PostModule } from '../mail/post.module.js';
import { WebHooksModule } from '../web-hooks/index.js';
import { OutsideCheck } from './checks/outside-check.js';
import { PeopleCheck } from './checks/people-check.js';
import { ProcessListCheck } from './checks/process-list-check.js';
import { TypeCheck } from './checks/type-check.js';
import { ConfigurationApplier } from './configuration-applier.js';
import { ConfigurationChecks } from './configuration-checks.js';
import { ConfigurationPlanner } from './configuration-planner.js';
import { ApplyingRights } from './rights.js';
import { SecretKeeper } from './secret-keeper.js';

/** Plans and applies whole configurations. */
@Module({
  imports: [ConnectorsModule, PostModule, WebHooksModule],
  providers: [ConfigurationApplier, ConfigurationChecks, ConfigurationPlanner, ApplyingRights, OutsideCheck, PeopleCheck, ProcessListCheck, SecretKeeper, TypeCheck],
  exports: [ConfigurationApplier, ConfigurationPlanner],
})
export class ConfigurationCoreModule {}
