import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** A key and what it does; `text` is a sentence key for the overlay. */
export interface Shortcut {
  readonly key: string;
  readonly text: string;
  readonly run?: () => void;
}

/** Keys that work anywhere on a page, except while somebody types. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly known = signal<readonly Shortcut[]>([]);
  private readonly open = signal(false);

  /** Keys of the page in view. */
  readonly list = this.known.asReadonly();
  /** Whether the overlay that lists them is open. */
  readonly overlay = this.open.asReadonly();

  /** Adds a key for as long as the caller lives. Call where `inject` may be called. */
  add(shortcut: Shortcut): void {
    this.known.update((list) => [...list, shortcut]);
    inject(DestroyRef).onDestroy(() => this.known.update((list) => list.filter((one) => one !== shortcut)));
  }

  showOverlay(): void {
    this.open.set(true);
  }

  hideOverlay(): void {
    this.open.set(false);
  }

  /** Runs the key's shortcut unless the key belongs to a field or a dialog. */
  press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || belongsElsewhere(event)) return;
    if (event.key === '?') return this.take(event, () => this.showOverlay());
    const found = this.known().findLast((one) => one.key === event.key && one.run !== undefined);
    if (found?.run !== undefined) this.take(event, found.run);
  }

  private take(event: KeyboardEvent, run: () => void): void {
    event.preventDefault();
    run();
  }
}

function belongsElsewhere(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog, [role="dialog"], [role="menu"], [role="listbox"]') !== null) return true;
  if (event.key === 'Enter' && target.closest('a, button, summary, [role="button"]') !== null) return true;
  return event.key !== 'Escape' && (target.isContentEditable || target.matches('input, textarea, select'));
}
