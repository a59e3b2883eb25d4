import { HttpClient, HttpParams } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** Where a batch stands; `done` and `cancelled` are ends. */
export type BatchStatus = 'running' | 'paused' | 'done' | 'cancelled';

/** One use case for many objects, with exact totals. */
export interface BatchView {
  readonly id: string;
  readonly useCase: string;
  readonly title: string;
  readonly objectType: string;
  readonly status: BatchStatus;
  /** Whether `asked` is known already. */
  readonly gathered: boolean;
  readonly asked: number;
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly startedAt: string;
  readonly endedAt?: string;
  /** Why the house itself has cancelled it. */
  readonly refusalText?: string;
}

/** Which objects: all of that type and state that the search finds. */
export interface BatchFilter {
  readonly type: string;
  readonly state: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What became of the lines that are not done. */
export type LineOutcome = 'skipped' | 'failed';

/** An object that was skipped or failed, and why; one that is gone has no label. */
export interface BatchLineView {
  readonly objectId: string;
  readonly label?: string;
  readonly state?: string;
  readonly text: string;
}

/** A page of a list. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/** What a person can tell a batch to do. */
export type BatchMove = 'pause' | 'resume' | 'cancel' | 'retry-failed';

/** The calls about batches. */
@Injectable({ providedIn: 'root' })
export class BatchApi {
  private readonly http = inject(HttpClient);

  /** Accepts a batch at once; the key makes a request that is sent again the same request. */
  start(key: string, entryId: string, filter: BatchFilter, input: Readonly<Record<string, unknown>>): Promise<BatchView> {
    return firstValueFrom(this.http.post<BatchView>('/api/batches', { entryId, filter, input }, { headers: { 'Idempotency-Key': key } }));
  }

  batch(id: string): Promise<BatchView> {
    return firstValueFrom(this.http.get<BatchView>(addressOf(id)));
  }

  mine(limit: number, cursor?: string): Promise<PageOf<BatchView>> {
    return firstValueFrom(this.http.get<PageOf<BatchView>>('/api/batches', { params: paging(limit, cursor) }));
  }

  lines(id: string, outcome: LineOutcome, limit: number, cursor?: string): Promise<PageOf<BatchLineView>> {
    const params = paging(limit, cursor).set('outcome', outcome);
    return firstValueFrom(this.http.get<PageOf<BatchLineView>>(`${addressOf(id)}/lines`, { params }));
  }

  tell(id: string, move: BatchMove): Promise<BatchView> {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    return firstValueFrom(this.http.post<BatchView>(`${addressOf(id)}/${move}`, {}, { headers }));
  }
}

function addressOf(id: string): string {
  return `/api/batches/${encodeURIComponent(id)}`;
}

function paging(limit: number, cursor: string | undefined): HttpParams {
  const params = new HttpParams().set('limit', limit);
  return cursor === undefined ? params : params.set('cursor', cursor);
}
