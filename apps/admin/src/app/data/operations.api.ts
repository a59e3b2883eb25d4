import { inject, Injectable } from '@angular/core';
import { Api } from '@tessera/shell';
import type { FieldValues } from './models.js';
import type { ConnectorTestView, ConnectorView, PluginView, QueueView, ScheduleView } from './operations.models.js';

/** What runs by itself: schedules, connectors, the queue and the packages behind them. */
@Injectable({ providedIn: 'root' })
export class OperationsApi {
  private readonly api = inject(Api);

  /** Use cases that start by the clock. */
  schedules(): Promise<readonly ScheduleView[]> {
    return this.items<ScheduleView>('/admin/schedules');
  }

  /** Starts a schedule now, whatever the clock says. */
  async runNow(entryId: string): Promise<void> {
    await this.post(`/admin/schedules/${entryId}/run`);
  }

  /** All connectors. */
  connectors(): Promise<readonly ConnectorView[]> {
    return this.items<ConnectorView>('/admin/connectors');
  }

  /** One connector. */
  connector(name: string): Promise<ConnectorView> {
    return this.api.get<ConnectorView>(`/admin/connectors/${name}`);
  }

  /** Stores settings; a secret that is left out stays as it is. */
  saveConnector(name: string, revision: number, settings: FieldValues): Promise<ConnectorView> {
    return this.api.put<ConnectorView>(`/admin/connectors/${name}`, { settings }, revision);
  }

  /** Tries the stored settings. */
  testConnector(name: string): Promise<ConnectorTestView> {
    return this.api.post<ConnectorTestView>(`/admin/connectors/${name}/test`, {});
  }

  /** The queue now and over time. */
  queue(): Promise<QueueView> {
    return this.api.get<QueueView>('/admin/queue');
  }

  /** Tries one failed task again. */
  async retry(id: string): Promise<void> {
    await this.post(`/admin/queue/tasks/${id}/retry`);
  }

  /** Tries all failed tasks again. */
  async retryAll(): Promise<void> {
    await this.post('/admin/queue/retry-all');
  }

  /** The installed packages. */
  plugins(): Promise<readonly PluginView[]> {
    return this.items<PluginView>('/admin/plugins');
  }

  private async items<T>(address: string): Promise<readonly T[]> {
    return (await this.api.get<{ items: T[] }>(address)).items;
  }

  private post(address: string): Promise<unknown> {
    return this.api.post<unknown>(address, {});
  }
}
