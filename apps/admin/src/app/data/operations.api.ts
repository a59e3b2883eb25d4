import type { HttpContext } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  Api, listConnectors, listPlugins, listSchedules, readConnector, resetConnector, readQueue, retryAllTasks, retryTask, runScheduleNow, saveConnector,
  testConnector, type ConnectorTestView, type ConnectorView, type PluginView, type QueueView, type ScheduleView,
} from '@tessera/api-client';
import { because, seen, type FieldValues } from './values.js';

/** What runs by itself: schedules, connectors, the queue and the packages behind them. */
@Injectable({ providedIn: 'root' })
export class OperationsApi {
  private readonly api = inject(Api);

  /** Use cases that start by the clock. */
  async schedules(): Promise<readonly ScheduleView[]> {
    return (await this.api.invoke(listSchedules)).items;
  }

  /** Starts a schedule now, whatever the clock says. */
  async runNow(entryId: string): Promise<void> {
    await this.api.invoke(runScheduleNow, { entryId });
  }

  /** All connectors. */
  async connectors(): Promise<readonly ConnectorView[]> {
    return (await this.api.invoke(listConnectors)).items;
  }

  /** One connector. */
  connector(name: string): Promise<ConnectorView> {
    return this.api.invoke(readConnector, { name });
  }

  /** Stores settings; a secret that is left out stays as it is. */
  saveConnector(name: string, revision: number, settings: FieldValues, reason = '', context?: HttpContext): Promise<ConnectorView> {
    return this.api.invoke(saveConnector, { name, 'If-Match': seen(revision), ...because(reason), body: { settings } }, context);
  }

  /** Forgets settings and secrets. */
  resetConnector(name: string, revision: number, reason = ''): Promise<ConnectorView> {
    return this.api.invoke(resetConnector, { name, 'If-Match': seen(revision), ...because(reason) });
  }

  /** Tries the stored settings. */
  testConnector(name: string): Promise<ConnectorTestView> {
    return this.api.invoke(testConnector, { name });
  }

  /** The queue now and over time. */
  queue(): Promise<QueueView> {
    return this.api.invoke(readQueue);
  }

  /** Tries one failed task again. */
  async retry(id: string): Promise<void> {
    await this.api.invoke(retryTask, { id });
  }

  /** Tries all failed tasks again. */
  async retryAll(): Promise<void> {
    await this.api.invoke(retryAllTasks);
  }

  /** The installed packages. */
  async plugins(): Promise<readonly PluginView[]> {
    return (await this.api.invoke(listPlugins)).items;
  }
}
