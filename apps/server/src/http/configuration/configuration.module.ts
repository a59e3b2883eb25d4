import { Module } from '@nestjs/common';
import { ConfigurationCoreModule } from '../../configuration/configuration-core.module.js';
import { ApplicationDesk } from './application-desk.js';
import { ApplicationsController } from './applications.controller.js';
import { ConfigurationController } from './configuration.controller.js';
import { ConfigurationDesk } from './configuration-desk.js';
import { PlanWords } from './plan-words.js';

/** Configuration as code: revisions, comparisons, files, plans and applications. */
@Module({
  imports: [ConfigurationCoreModule],
  controllers: [ConfigurationController, ApplicationsController],
  providers: [ApplicationDesk, ConfigurationDesk, PlanWords],
  exports: [PlanWords],
})
export class ConfigurationModule {}
