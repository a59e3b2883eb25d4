import type { ValueProvider } from '@nestjs/common';
import {
  Accounts, ApiTokens, AuditLog, Batches, ChangeTail, ConnectorSettings, Deliveries, Encodings, Files,
  Imports, MessageTemplates, ObjectQueries, Outbox, OutboxSettings, PostgresStore, ProcessLists, Readers, Roles,
  RunQueries, SavedFilters, ScheduleRuns, Sessions, TaskQueries, VaultStore, WebHooks,
  type StoreRoom,
} from '@tessera/store';

/** Every class of the store, to be asked for by its name. */
export const storeProviders = (room: StoreRoom): ValueProvider[] => [
  { provide: PostgresStore, useValue: room.store },
  { provide: ProcessLists, useValue: room.processLists },
  { provide: Imports, useValue: room.imports },
  { provide: ObjectQueries, useValue: room.objects },
  { provide: Batches, useValue: room.batches },
  { provide: Files, useValue: room.files },
  { provide: RunQueries, useValue: room.runs },
  { provide: TaskQueries, useValue: room.tasks },
  { provide: AuditLog, useValue: room.audit },
  { provide: ChangeTail, useValue: room.changes },
  { provide: WebHooks, useValue: room.webHooks },
  { provide: Deliveries, useValue: room.deliveries },
  { provide: Accounts, useValue: room.accounts },
  { provide: Sessions, useValue: room.sessions },
  { provide: ApiTokens, useValue: room.apiTokens },
  { provide: Roles, useValue: room.roles },
  { provide: ConnectorSettings, useValue: room.connectorSettings },
  { provide: VaultStore, useValue: room.vault },
  { provide: Encodings, useValue: room.encodings },
  { provide: Readers, useValue: room.readers },
  { provide: Outbox, useValue: room.outbox },
  { provide: MessageTemplates, useValue: room.messageTemplates },
  { provide: OutboxSettings, useValue: room.outboxSettings },
  { provide: SavedFilters, useValue: room.savedFilters },
  { provide: ScheduleRuns, useValue: room.scheduleRuns },
];
