import { Module } from '@nestjs/common';
import { PlanWriter } from './plan-writer.js';

/** Plans in words. */
@Module({ providers: [PlanWriter], exports: [PlanWriter] })
export class ConfigurationPlanModule {}
