import { Module } from '@nestjs/common';
import { ObjectViews } from '../../views/object-views.js';
import { Sight } from '../../views/sight.js';
import { AssignmentDesk } from './assignment-desk.js';
import { ChartDesk } from './chart-desk.js';
import { GroupDesk } from './group-desk.js';
import { GroupsController } from './groups.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { RuleReader } from './rule-reader.js';

/** The organisation chart, assignments and groups. */
@Module({
  controllers: [OrganisationController, GroupsController],
  providers: [ChartDesk, AssignmentDesk, GroupDesk, RuleReader, ObjectViews, Sight],
  exports: [RuleReader],
})
export class OrganisationModule {}
