import { DestroyRef, Injectable, effect, inject, untracked } from '@angular/core';
import { Subject } from 'rxjs';
import { debounceTime, filter } from 'rxjs/operators';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Session } from '../session/session.js';

/** Something changed on the server. `resync` means that changes may have been missed. */
export type LiveEvent =
  | { readonly kind: 'objects'; readonly objectType: string; readonly ids: readonly string[]; readonly states: readonly string[] }
  | { readonly kind: 'runs'; readonly ids: readonly string[] }
  | { readonly kind: 'batches'; readonly ids: readonly string[] }
  | { readonly kind: 'notices' }
  | { readonly kind: 'rules'; readonly revision: number }
  | { readonly kind: 'resync' };

const KINDS = ['objects', 'runs', 'batches', 'notices', 'rules'] as const;

/** Changes as the server tells them, so that nobody has to press reload. */
@Injectable({ providedIn: 'root' })
export class LiveUpdates {
  private readonly session = inject(Session);
  private readonly events = new Subject<LiveEvent>();
  private source: EventSource | undefined;

  /** Listens for as long as somebody is signed in. Call where `inject` may be called. */
  start(): void {
    effect(() => {
      const wanted = this.session.me() !== undefined && this.session.me()?.mustChangePassword !== true;
      untracked(() => (wanted ? this.open() : this.close()));
    });
  }

  /** Calls back, at most every 300 ms, when something that concerns the caller changed. Call where `inject` may be called. */
  on(concerns: (event: LiveEvent) => boolean, changed: () => void): void {
    this.events
      .pipe(filter((event) => event.kind === 'resync' || concerns(event)), debounceTime(300), takeUntilDestroyed(inject(DestroyRef)))
      .subscribe(() => changed());
  }

  private open(): void {
    if (this.source !== undefined || typeof EventSource === 'undefined') return;
    const source = new EventSource('/api/events');
    let interrupted = false;
    source.onerror = () => (interrupted = true);
    source.onopen = () => {
      if (interrupted) this.events.next({ kind: 'resync' });
      interrupted = false;
    };
    for (const kind of KINDS) source.addEventListener(kind, (event) => this.tell(kind, String(event.data)));
    this.source = source;
  }

  private tell(kind: (typeof KINDS)[number], data: string): void {
    const said = JSON.parse(data) as Record<string, unknown>;
    this.events.next({ kind, ...said } as LiveEvent);
  }

  private close(): void {
    this.source?.close();
    this.source = undefined;
  }
}
