import { Injectable, inject } from '@angular/core';
import { Api, askBatch, cancelBatch, listBatchLines, listBatches, pauseBatch, readBatch, resumeBatch, retryFailed, startBatch } from '@tessera/api-client';
import type { BatchFilterShape, BatchLinePage, BatchLineView, BatchPage, BatchQuestionsView, BatchView } from '@tessera/api-client';

const MOVES = { pause: pauseBatch, resume: resumeBatch, cancel: cancelBatch, 'retry-failed': retryFailed } as const;

/** What a person can tell a batch to do. */
export type BatchMove = keyof typeof MOVES;

/** The calls about batches. */
@Injectable({ providedIn: 'root' })
export class BatchApi {
  private readonly api = inject(Api);

  /** What is asked once for all objects; the answers to the steps before are checked, nothing is opened. */
  questions(entryId: string, step: number, input: Record<string, unknown>): Promise<BatchQuestionsView> {
    return this.api.invoke(askBatch, { body: { entryId, step, input } });
  }

  /** Accepts a batch at once; the key makes a request that is sent again the same request. */
  start(key: string, entryId: string, filter: BatchFilterShape, input: Record<string, unknown>): Promise<BatchView> {
    return this.api.invoke(startBatch, { 'Idempotency-Key': key, body: { entryId, filter, input } });
  }

  batch(id: string): Promise<BatchView> {
    return this.api.invoke(readBatch, { id });
  }

  mine(limit: number, cursor?: string): Promise<BatchPage> {
    return this.api.invoke(listBatches, { limit, cursor });
  }

  lines(id: string, outcome: BatchLineView['outcome'], limit: number, cursor?: string): Promise<BatchLinePage> {
    return this.api.invoke(listBatchLines, { id, outcome, limit, cursor });
  }

  tell(id: string, move: BatchMove): Promise<BatchView> {
    return this.api.invoke(MOVES[move], { id });
  }
}
