import { Injectable, inject } from '@angular/core';
import { Api } from '@tessera/shell';
import type { ActionView, AuditView, ObjectProfile, ObjectTypeView, ObjectView, Page, Parameters, RunSummary, RunView, StateCount } from '@tessera/shell';

/** What to search for. */
export interface ObjectSearch {
  readonly type: string;
  readonly state?: string;
  readonly text?: string;
  readonly sort?: string;
  readonly direction?: 'asc' | 'desc';
  readonly cursor?: string;
  readonly limit?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** PIN and PUK of a card; kept nowhere. */
export interface CardSecrets {
  readonly pin?: string;
  readonly puk?: string;
}

/** The calls of the operator app, one per endpoint. */
@Injectable({ providedIn: 'root' })
export class OperatorApi {
  private readonly api = inject(Api);

  objectTypes(): Promise<Page<ObjectTypeView>> {
    return this.api.get('/object-types');
  }

  objectType(name: string): Promise<ObjectTypeView> {
    return this.api.get(`/object-types/${encodeURIComponent(name)}`);
  }

  newActions(type: string): Promise<Page<ActionView>> {
    return this.api.get(`/object-types/${encodeURIComponent(type)}/actions`, { place: 'new' });
  }

  search({ attributes, ...search }: ObjectSearch): Promise<Page<ObjectView>> {
    const filters = Object.entries(attributes ?? {}).map(([name, value]) => [`attr.${name}`, value]);
    return this.api.get('/objects', { ...search, ...(Object.fromEntries(filters) as Parameters) });
  }

  counts(type: string): Promise<{ readonly counts: readonly StateCount[] }> {
    return this.api.get('/objects/counts', { type });
  }

  object(id: string): Promise<ObjectProfile> {
    return this.api.get(`/objects/${id}`);
  }

  history(id: string, cursor?: string): Promise<Page<AuditView>> {
    return this.api.get(`/objects/${id}/history`, { cursor });
  }

  revealSecrets(id: string): Promise<CardSecrets> {
    return this.api.post(`/objects/${id}/secrets`);
  }

  batchActions(type: string, state: string): Promise<Page<ActionView>> {
    return this.api.get('/objects/actions', { type, state });
  }

  openRun(entryId: string, subjectIds: readonly string[]): Promise<RunView> {
    return this.api.post('/runs', { entryId, subjectIds });
  }

  run(id: string): Promise<RunView> {
    return this.api.get(`/runs/${id}`);
  }

  myRuns(limit: number, cursor?: string): Promise<Page<RunSummary>> {
    return this.api.get('/runs', { mine: true, limit, cursor });
  }

  answerStep(runId: string, index: number, values: Readonly<Record<string, unknown>>): Promise<RunView> {
    return this.api.put(`/runs/${runId}/steps/${index}`, { values });
  }

  /** Submitting twice is harmless: the key is the run's own. */
  submitRun(runId: string): Promise<RunView> {
    return this.api.post(`/runs/${runId}/submit`, {}, runId);
  }

  cancelRun(runId: string): Promise<void> {
    return this.api.delete(`/runs/${runId}`);
  }
}
