import { daysIn } from '@tessera/engine';
import type { HouseDays } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';
import type { DataSource } from 'typeorm';
import { AccessSchemes } from './acl/access-schemes.js';
import { Accounts } from './access/accounts.js';
import { AccountsOfPeople } from './access/accounts-of-people.js';
import { ApiTokens } from './access/api-tokens.js';
import { CriteriaStore } from './access/criteria.js';
import { PasswordLetters } from './access/password-letters.js';
import { KeyHolders } from './access/key-holders.js';
import { Proofs } from './access/proofs.js';
import { Roles } from './access/roles.js';
import { Sessions } from './access/sessions.js';
import { SignIns } from './access/sign-ins.js';
import { Batches } from './batches/batches.js';
import { ConfigurationApplications } from './configuration/apply-configuration.js';
import { Proposals } from './approval/proposals.js';
import { LiveNumbers } from './configuration/live-numbers.js';
import { ConfigurationRevisions } from './configuration/revisions.js';
import { ConfigurationUsage } from './configuration/usage.js';
import { Deliveries } from './events/deliveries.js';
import { WebHooks } from './events/web-hooks.js';
import { MessageTemplates } from './mail/message-templates.js';
import { NoticeBoard } from './notices/notice-board.js';
import { Reminders } from './notices/reminders.js';
import { NumberFormats } from './numbering/number-formats.js';
import { OutboxSettings } from './mail/outbox-settings.js';
import { Outbox } from './mail/outbox.js';
import { ServerNodes } from './nodes/server-nodes.js';
import { SavedFilters } from './filters/saved-filters.js';
import { Files } from './files/files.js';
import { Imports } from './imports/imports.js';
import { ObjectModels } from './models/object-models.js';
import { buildAttributeIndexes, installObjectTypes } from './objects/install-object-types.js';
import { ObjectTypes } from './objects/object-types.js';
import { Encodings } from './outside/encodings.js';
import { KeyCheck } from './outside/key-check.js';
import { Readers } from './outside/readers.js';
import { ScheduleRuns } from './outside/schedule-runs.js';
import { VaultStore } from './outside/vault-store.js';
import { Assignments } from './organisation/assignments.js';
import { ChartElements } from './organisation/chart-elements.js';
import { Members } from './organisation/members.js';
import { OrganisationRules } from './organisation/organisation-rules.js';
import { UserGroups } from './organisation/user-groups.js';
import { AuditLog } from './queries/audit-log.js';
import { AuditSeals } from './queries/audit-seals.js';
import { ChangeTail } from './queries/change-tail.js';
import { ObjectQueries } from './queries/object-queries.js';
import { RunQueries } from './queries/run-queries.js';
import { TaskQueries } from './queries/task-queries.js';
import { ConnectorSettings } from './rules/connector-settings.js';
import { PluginPackages } from './rules/plugin-packages.js';
import { ProcessLists } from './rules/process-lists.js';
import { PostgresStore } from './unit-of-work/postgres-store.js';

/** Everything that reads or writes the database, one small class per subject. */
export interface StoreRoom {
  readonly store: PostgresStore;
  readonly processLists: ProcessLists;
  readonly objects: ObjectQueries;
  readonly batches: Batches;
  readonly files: Files;
  readonly runs: RunQueries;
  readonly liveNumbers: LiveNumbers;
  readonly proposals: Proposals;
  readonly tasks: TaskQueries;
  readonly audit: AuditLog;
  readonly changes: ChangeTail;
  readonly webHooks: WebHooks;
  readonly deliveries: Deliveries;
  readonly accessSchemes: AccessSchemes;
  readonly objectModels: ObjectModels;
  readonly accounts: Accounts;
  readonly accountsOfPeople: AccountsOfPeople;
  readonly passwordLetters: PasswordLetters;
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  readonly criteria: CriteriaStore;
  readonly proofs: Proofs;
  readonly apiTokens: ApiTokens;
  readonly roles: Roles;
  readonly keyHolders: KeyHolders;
  readonly organisation: OrganisationRules;
  readonly chart: ChartElements;
  readonly assignments: Assignments;
  readonly groups: UserGroups;
  readonly members: Members;
  readonly configuration: ConfigurationRevisions;
  readonly configurationApplications: ConfigurationApplications;
  readonly configurationUsage: ConfigurationUsage;
  readonly connectorSettings: ConnectorSettings;
  readonly vault: VaultStore;
  readonly encodings: Encodings;
  readonly readers: Readers;
  readonly scheduleRuns: ScheduleRuns;
  readonly outbox: Outbox;
  readonly messageTemplates: MessageTemplates;
  readonly outboxSettings: OutboxSettings;
  readonly numberFormats: NumberFormats;
  readonly notices: NoticeBoard;
  readonly reminders: Reminders;
  readonly keyCheck: KeyCheck;
  readonly packages: PluginPackages;
  readonly nodes: ServerNodes;
  readonly savedFilters: SavedFilters;
  readonly imports: Imports;
  readonly seals: AuditSeals;
  /** Number ranges and unique indexes: before the first write. */
  installObjectTypes(): Promise<void>;
  /** Indexes behind filters and sorting: may go on while the house is open. */
  buildAttributeIndexes(): Promise<void>;
}

/** Wires the room for the installed object types; days are those of UTC unless told where the house stands. */
export function createStore(dataSource: DataSource, objectTypes: readonly ObjectType[], days: HouseDays = daysIn('UTC')): StoreRoom {
  const types = new ObjectTypes(objectTypes);
  const store = new PostgresStore(dataSource, types, days);
  return {
    store,
    processLists: new ProcessLists(dataSource),
    batches: new Batches(dataSource, types),
    files: new Files(dataSource),
    runs: new RunQueries(dataSource),
    liveNumbers: new LiveNumbers(dataSource),
    proposals: new Proposals(dataSource),
    tasks: new TaskQueries(dataSource),
    audit: new AuditLog(dataSource),
    changes: new ChangeTail(dataSource),
    webHooks: new WebHooks(dataSource),
    deliveries: new Deliveries(dataSource),
    ...accessTo(dataSource, store),
    ...organisationRooms(dataSource),
    ...outsideRooms(dataSource),
    ...accessRooms(dataSource, store),
    ...configurationRooms(dataSource),
    connectorSettings: new ConnectorSettings(dataSource),
    ...catalogueRooms(dataSource, types, days),
    ...messageRooms(dataSource, types),
    installObjectTypes: () => installObjectTypes(dataSource, types),
    buildAttributeIndexes: () => buildAttributeIndexes(dataSource, types),
  };
}

function configurationRooms(dataSource: DataSource): Pick<StoreRoom, 'configuration' | 'configurationApplications' | 'configurationUsage'> {
  const configuration = new ConfigurationRevisions(dataSource);
  return { configuration, configurationApplications: new ConfigurationApplications(dataSource, configuration), configurationUsage: new ConfigurationUsage(dataSource) };
}

const accessTo = (dataSource: DataSource, store: PostgresStore) => ({
  accessSchemes: new AccessSchemes(dataSource),
  objectModels: new ObjectModels(dataSource),
  accounts: new Accounts(dataSource, store),
  sessions: new Sessions(dataSource),
  apiTokens: new ApiTokens(dataSource),
  roles: new Roles(dataSource),
  keyHolders: new KeyHolders(dataSource),
});

const catalogueRooms = (dataSource: DataSource, types: ObjectTypes, days: HouseDays): Pick<StoreRoom, 'objects' | 'savedFilters' | 'imports' | 'seals'> => ({
  objects: new ObjectQueries(dataSource, types, days),
  savedFilters: new SavedFilters(dataSource),
  imports: new Imports(dataSource, types),
  seals: new AuditSeals(dataSource),
});

const messageRooms = (dataSource: DataSource, types: ObjectTypes): Pick<StoreRoom, 'outbox' | 'messageTemplates' | 'outboxSettings' | 'numberFormats' | 'notices' | 'reminders'> => ({
  outbox: new Outbox(dataSource),
  messageTemplates: new MessageTemplates(dataSource),
  outboxSettings: new OutboxSettings(dataSource),
  numberFormats: new NumberFormats(dataSource),
  notices: new NoticeBoard(dataSource),
  reminders: new Reminders(dataSource, types),
});

const organisationRooms = (dataSource: DataSource): Pick<StoreRoom, 'organisation' | 'chart' | 'assignments' | 'groups' | 'members'> => ({
  organisation: new OrganisationRules(dataSource),
  chart: new ChartElements(dataSource),
  assignments: new Assignments(dataSource),
  groups: new UserGroups(dataSource),
  members: new Members(dataSource),
});

const outsideRooms = (dataSource: DataSource): Pick<StoreRoom, 'vault' | 'encodings' | 'readers' | 'scheduleRuns' | 'keyCheck' | 'packages' | 'nodes'> => ({
  vault: new VaultStore(dataSource),
  encodings: new Encodings(dataSource),
  readers: new Readers(dataSource),
  scheduleRuns: new ScheduleRuns(dataSource),
  keyCheck: new KeyCheck(dataSource),
  packages: new PluginPackages(dataSource),
  nodes: new ServerNodes(dataSource),
});

const accessRooms = (dataSource: DataSource, store: PostgresStore) => ({
  accounts: new Accounts(dataSource, store),
  accountsOfPeople: new AccountsOfPeople(),
  passwordLetters: new PasswordLetters(dataSource),
  sessions: new Sessions(dataSource),
  signIns: new SignIns(dataSource),
  criteria: new CriteriaStore(dataSource),
  proofs: new Proofs(dataSource),
  apiTokens: new ApiTokens(dataSource),
  roles: new Roles(dataSource),
});
