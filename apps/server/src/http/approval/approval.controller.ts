import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller, Language } from '../../access/caller.js';
import { CurrentCaller, CurrentLanguage, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { AsksFirst, Confirmed, NeedsRevision, SeenRevision } from '../../door/headers.js';
import { ApprovalView, ProposalDetail, ProposalPage, ProposalView, ProposedAnswer } from './approval.models.js';
import { ProposalsQuery, RejectProposal, SaveApproval } from './approval.shapes.js';
import { ApprovalDesk } from './approval-desk.js';
import { DecisionDesk } from './decision-desk.js';

@ApiTags('Configuration')
@Controller('admin/configuration')
export class ApprovalController {
  constructor(
    private readonly desk: ApprovalDesk,
    private readonly decisions: DecisionDesk,
  ) {}

  @Get('approval') @Permission('configuration:read') @Does('Whether two people have to agree before the configuration changes') @ApiOkResponse({ type: ApprovalView })
  readApproval(): Promise<ApprovalView> {
    return this.desk.setting();
  }

  @Put('approval') @Permission('configuration:approve') @NeedsRevision() @Does('Say whether two people have to agree; switching it off takes two people itself')
  @ApiOkResponse({ type: ApprovalView }) @ApiAcceptedResponse({ type: ProposedAnswer })
  saveApproval(@CurrentCaller() caller: Caller, @SeenRevision() revision: number, @Body() body: SaveApproval): Promise<ApprovalView> {
    return this.desk.change(caller, body.required, revision);
  }

  @Get('proposals') @Permission('configuration:read') @Does('Changes that wait for a second person, or did, the latest first') @ApiOkResponse({ type: ProposalPage })
  listProposals(@CurrentCaller() caller: Caller, @Query() query: ProposalsQuery, @CurrentLanguage() language: Language): Promise<ProposalPage> {
    return this.desk.list(caller, query, language);
  }

  @Get('proposals/:id') @Permission('configuration:read') @Does('A proposal and what it does') @ApiOkResponse({ type: ProposalDetail })
  readProposal(@CurrentCaller() caller: Caller, @Param('id') id: string, @CurrentLanguage() language: Language): Promise<ProposalDetail> {
    return this.desk.read(caller, id, language);
  }

  @Post('proposals/:id/approval') @Permission('configuration:approve') @HttpCode(200) @AsksFirst() @Does('Approve a proposal: it is applied, if nothing else was changed meanwhile')
  @ApiOkResponse({ type: ProposalView })
  approveProposal(
    @CurrentCaller() caller: Caller, @Param('id') id: string, @Confirmed() confirmed: boolean, @CurrentLanguage() language: Language,
  ): Promise<ProposalView> {
    return this.decisions.approve(caller, id, confirmed, language);
  }

  @Post('proposals/:id/rejection') @Permission('configuration:approve') @HttpCode(200) @Does('Reject a proposal') @ApiOkResponse({ type: ProposalView })
  rejectProposal(@CurrentCaller() caller: Caller, @Param('id') id: string, @Body() body: RejectProposal, @CurrentLanguage() language: Language): Promise<ProposalView> {
    return this.decisions.reject(caller, id, body.reason, language);
  }

  @Post('proposals/:id/withdrawal') @Permission('configuration:read') @HttpCode(200) @Does('Take back a proposal of one\'s own') @ApiOkResponse({ type: ProposalView })
  withdrawProposal(@CurrentCaller() caller: Caller, @Param('id') id: string, @CurrentLanguage() language: Language): Promise<ProposalView> {
    return this.decisions.withdraw(caller, id, language);
  }
}
