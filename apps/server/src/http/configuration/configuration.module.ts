import { Module } from '@nestjs/common';
import { ConfigurationController } from './configuration.controller.js';
import { ConfigurationDesk } from './configuration-desk.js';

/** Configuration as code: revisions, comparisons, files. */
@Module({ controllers: [ConfigurationController], providers: [ConfigurationDesk] })
export class ConfigurationModule {}
