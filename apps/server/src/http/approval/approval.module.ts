import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ConfigurationCoreModule } from '../../configuration/configuration-core.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { PostModule } from '../../mail/post.module.js';
import { ApprovalController } from './approval.controller.js';
import { ApprovalDesk } from './approval-desk.js';
import { DecisionDesk } from './decision-desk.js';
import { ProposalNews } from './proposal-news.js';
import { ProposalInterceptor } from './proposal.interceptor.js';

/** The approval of a second person. */
@Module({
  imports: [ConfigurationCoreModule, ConfigurationModule, PostModule],
  controllers: [ApprovalController],
  providers: [ApprovalDesk, DecisionDesk, ProposalNews, { provide: APP_INTERCEPTOR, useClass: ProposalInterceptor }],
})
export class ApprovalModule {}
