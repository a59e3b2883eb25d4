import { Module } from '@nestjs/common';
import { EncoderModule } from '../encoder/index.js';
import { PackagesModule } from '../packages/index.js';
import { AuditViews } from '../views/audit-views.js';
import { BatchViews } from '../views/batch-views.js';
import { ObjectViews } from '../views/object-views.js';
import { Sight } from '../views/sight.js';
import { Standings } from '../views/standings.js';
import { RuleViews } from '../views/rule-views.js';
import { ObjectNames } from '../views/object-names.js';
import { RefusalWords } from '../views/refusal-words.js';
import { RunViews } from '../views/run-views.js';
import { ModelDesk, ModelsController, ObjectAclController, ObjectAclDesk, PeopleDesk, SchemeDesk, SchemesController, WhyDesk, WhyHindrances } from './acl/index.js';
import { AccountDesk } from './admin/account-desk.js';
import { AccountsController } from './admin/accounts.controller.js';
import { AuditController } from './admin/audit.controller.js';
import { AuditDesk } from './admin/audit-desk.js';
import { PluginDesk } from './admin/plugin-desk.js';
import { PluginsController } from './admin/plugins.controller.js';
import { ProcessListDesk } from './admin/process-list-desk.js';
import { ProcessListsController } from './admin/process-lists.controller.js';
import { RoleDesk } from './admin/role-desk.js';
import { RolesController } from './admin/roles.controller.js';
import { BatchDesk } from './batches/batch-desk.js';
import { BatchesController } from './batches/batches.controller.js';
import { ExportDesk } from '../exports/export-desk.js';
import { ExportsController } from './catalogue/exports.controller.js';
import { ConfigurationModule } from './configuration/configuration.module.js';
import { FilterDesk } from './catalogue/filter-desk.js';
import { FiltersController } from './catalogue/filters.controller.js';
import { AnswerLookUp, FieldKindDesk, FieldKindsController } from './field-kinds/index.js';
import { ApprovalModule } from './approval/approval.module.js';
import { AttachmentDesk, AttachmentsController, FileDesk, FileIntake, FilesController, UploadRules } from './files/index.js';
import { ElementsModule } from './elements/elements.module.js';
import { HealthController } from './health/health.controller.js';
import { HealthDesk } from './health/health-desk.js';
import { MeController } from './me/me.controller.js';
import { NumberingModule } from './numbering/numbering.module.js';
import { ObjectTypeDesk } from './object-types/object-type-desk.js';
import { ObjectTypesController } from './object-types/object-types.controller.js';
import { ObjectDesk } from './objects/object-desk.js';
import { ObjectProtectionController } from './objects/object-protection.controller.js';
import { ObjectProtectionDesk } from './objects/object-protection-desk.js';
import { ObjectsController } from './objects/objects.controller.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { AdditionsTeller, PluginPagesController, TypeDesk, UseCaseDesk } from './plugins/index.js';
import { RunDesk } from './runs/run-desk.js';
import { RunsController } from './runs/runs.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { TokensController } from './tokens/tokens.controller.js';

/** The public interface. */
@Module({
  imports: [ApprovalModule, ConfigurationModule, ElementsModule, EncoderModule, NumberingModule, OrganisationModule, PackagesModule],
  controllers: [
    SessionsController, MeController, TokensController, ObjectTypesController, ExportsController, FiltersController, ObjectsController, ObjectProtectionController, ObjectAclController, ModelsController, SchemesController, RunsController, BatchesController,
    ProcessListsController, PluginsController, PluginPagesController, RolesController, AccountsController, AuditController, HealthController,
    AttachmentsController, FieldKindsController, FilesController,
  ],
  providers: [
    AdditionsTeller, TypeDesk, UseCaseDesk,
    AttachmentDesk, FileDesk, FileIntake, UploadRules, AnswerLookUp, FieldKindDesk,
    ObjectTypeDesk, ExportDesk, FilterDesk, ObjectDesk, ObjectProtectionDesk, RunDesk, BatchDesk, ProcessListDesk, PluginDesk, RoleDesk, AccountDesk, AuditDesk, HealthDesk,
    ModelDesk, ObjectAclDesk, PeopleDesk, SchemeDesk, WhyDesk, WhyHindrances, ObjectViews, Sight, Standings, AuditViews, BatchViews, RuleViews, RunViews, ObjectNames, RefusalWords,
  ],
})
export class HttpModule {}
