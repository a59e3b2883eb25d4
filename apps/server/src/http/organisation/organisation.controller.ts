import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller, Permission } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { NeedsRevision, SeenRevision } from '../../door/headers.js';
import { IdPipe } from '../../door/id.pipe.js';
import { AssignmentDesk } from './assignment-desk.js';
import { ChartDesk } from './chart-desk.js';
import { AssignmentPage, AssignmentView, ChartView, ElementView } from './organisation.models.js';
import { AssignmentsQuery, CreateAssignment, CreateElement, SaveAssignment, SaveElement } from './organisation.shapes.js';

@ApiTags('Organisation')
@Controller('admin')
export class OrganisationController {
  constructor(
    private readonly chart: ChartDesk,
    private readonly assignments: AssignmentDesk,
  ) {}

  @Get('organisation') @Permission('organisation:read') @Does('The organisation chart') @ApiOkResponse({ type: ChartView })
  readChart(): Promise<ChartView> {
    return this.chart.list();
  }

  @Post('organisation/elements') @Permission('organisation:manage') @Does('Make an organisation, a unit or a position')
  @ApiCreatedResponse({ type: ElementView })
  createElement(@CurrentCaller() caller: Caller, @Body() body: CreateElement): Promise<ElementView> {
    return this.chart.create(caller, body);
  }

  @Put('organisation/elements/:id') @Permission('organisation:manage') @NeedsRevision() @Does('Change an element of the chart, or put it elsewhere')
  @ApiOkResponse({ type: ElementView })
  saveElement(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @SeenRevision() revision: number, @Body() body: SaveElement,
  ): Promise<ElementView> {
    return this.chart.save(caller, id, revision, body);
  }

  @Delete('organisation/elements/:id') @Permission('organisation:manage') @HttpCode(204) @Does('Remove an element that nothing hangs on')
  @ApiNoContentResponse()
  removeElement(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.chart.remove(caller, id);
  }

  @Get('assignments') @Permission('organisation:read') @Does('Who holds which position') @ApiOkResponse({ type: AssignmentPage })
  listAssignments(@CurrentCaller() caller: Caller, @Query() query: AssignmentsQuery): Promise<AssignmentPage> {
    return this.assignments.list(caller, query);
  }

  @Post('assignments') @Permission('organisation:manage') @Does('Put somebody into a position') @ApiCreatedResponse({ type: AssignmentView })
  createAssignment(@CurrentCaller() caller: Caller, @Body() body: CreateAssignment): Promise<AssignmentView> {
    return this.assignments.create(caller, body);
  }

  @Put('assignments/:id') @Permission('organisation:manage') @NeedsRevision() @Does('Change the days of an assignment, or make it the main one')
  @ApiOkResponse({ type: AssignmentView })
  saveAssignment(
    @CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @SeenRevision() revision: number, @Body() body: SaveAssignment,
  ): Promise<AssignmentView> {
    return this.assignments.save(caller, id, revision, body);
  }

  @Delete('assignments/:id') @Permission('organisation:manage') @HttpCode(204) @Does('Take somebody out of a position, at once') @ApiNoContentResponse()
  removeAssignment(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.assignments.remove(caller, id);
  }
}
