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
// What `EventSource.CLOSED` says.
const CLOSED = 2;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Changes as the server tells them, so that nobody has to press reload. */
@Injectable({ providedIn: 'root' })
export class LiveUpdates {
  private readonly session = inject(Session);
  private readonly events = new Subject<LiveEvent>();
  private source: EventSource | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST_PAUSE_MS;

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
    if (this.source === undefined && this.later === undefined && typeof EventSource !== 'undefined') this.listen(false);
  }

  private listen(isAgain: boolean): void {
    const source = new EventSource('/api/events');
    let interrupted = isAgain;
    source.onerror = () => {
      interrupted = true;
      if (source.readyState === CLOSED) this.listenLater();
    };
    source.onopen = () => {
      this.pause = FIRST_PAUSE_MS;
      if (interrupted) this.events.next({ kind: 'resync' });
      interrupted = false;
    };
    for (const kind of KINDS) source.addEventListener(kind, (event) => this.tell(kind, String(event.data)));
    this.source = source;
  }

  // After a broken connection the browser comes back by itself. After an answer that is no stream, as while the database is away, it
  // never would.
  private listenLater(): void {
    this.close();
    this.later = setTimeout(() => {
      this.later = undefined;
      this.listen(true);
    }, this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    void this.session.refresh();
  }

  private tell(kind: (typeof KINDS)[number], data: string): void {
    const said = JSON.parse(data) as Record<string, unknown>;
    this.events.next({ kind, ...said } as LiveEvent);
  }

  private close(): void {
    clearTimeout(this.later);
    this.later = undefined;
    this.source?.close();
    this.source = undefined;
  }
}
