import { Injectable, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { RunView } from '@tessera/api-client';
import { Toasts } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';

/** Starts a use case and leads to its first step. */
@Injectable({ providedIn: 'root' })
export class RunOpener {
  private readonly api = inject(OperatorApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly starting = signal<string | undefined>(undefined);
  private handed: RunView | undefined;

  /** The entry that is being started, while the server answers. */
  readonly busy = this.starting.asReadonly();

  /** Opens a run for these objects; a second click while the first is on its way does nothing. */
  async open(entryId: string, subjectIds: readonly string[] = []): Promise<void> {
    if (this.starting() !== undefined) return;
    this.starting.set(entryId);
    try {
      this.handed = await this.api.openRun(entryId, subjectIds);
      await this.router.navigate(['/runs', this.handed.id]);
    } catch (cause) {
      this.toasts.problem(cause);
    } finally {
      this.starting.set(undefined);
    }
  }

  /** The run just opened, once: its page need not ask for it again. */
  take(id: string): RunView | undefined {
    const run = this.handed?.id === id ? this.handed : undefined;
    this.handed = undefined;
    return run;
  }
}
