import type { Fields } from '@tessera/plugin-api';
import type { FieldValues, MoveView } from './models.js';

/** A use case that starts by the clock. */
export interface ScheduleView {
  readonly entryId: string;
  readonly objectType: string;
  readonly place: string;
  readonly useCase: string;
  readonly title: string;
  readonly cron: string;
  readonly cronText: string;
  readonly lastRun?: string;
  readonly nextRun?: string;
  readonly lastResult?: string;
}

/** How a connector has been doing. */
export interface HealthView {
  readonly state: 'healthy' | 'failing' | 'unknown';
  readonly lastSuccess?: string;
  readonly lastFailure?: string;
}

/** A connector, its settings without secrets, and its health. */
export interface ConnectorView {
  readonly name: string;
  readonly title: string;
  readonly provides: string;
  readonly fields: Fields;
  readonly settings: FieldValues;
  readonly secretsSet: readonly string[];
  readonly revision: number;
  readonly health: HealthView;
}

/** What a connection test found. */
export interface ConnectorTestView {
  readonly ok: boolean;
  readonly message: string;
  readonly at: string;
  readonly durationMs: number;
}

/** A task that failed or is tried again. */
export interface QueueTaskView {
  readonly id: string;
  readonly name: string;
  readonly runId?: string;
  readonly attempts: number;
  readonly lastError?: string;
  readonly createdAt: string;
  readonly status: string;
}

/** The queue in numbers, now and over time. */
export interface QueueView {
  readonly counts: {
    readonly waiting: number;
    readonly active: number;
    readonly delayed: number;
    readonly failed: number;
    readonly done24h: number;
  };
  readonly history: readonly { readonly at: string; readonly done: number; readonly failed: number }[];
  readonly items: readonly QueueTaskView[];
}

/** A use case of a package and the places where it is on. */
export interface PluginUseCaseView {
  readonly symbolicName: string;
  readonly title: string;
  readonly story: string;
  readonly moves: readonly MoveView[];
  readonly startsAt: readonly string[];
  readonly permission: string;
  readonly onAt: readonly { readonly objectType: string; readonly place: string; readonly enabled: boolean }[];
}

/** An installed package. */
export interface PluginView {
  readonly name: string;
  readonly version: string;
  readonly contract: number;
  readonly objectTypes: readonly { readonly name: string; readonly title: string }[];
  readonly useCases: readonly PluginUseCaseView[];
  readonly connectors: readonly { readonly name: string; readonly title: string }[];
  readonly permissions: readonly string[];
}
