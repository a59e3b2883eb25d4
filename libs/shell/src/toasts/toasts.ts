import { Injectable, inject, signal } from '@angular/core';
import { Texts } from '@tessera/forms';
import { problemText } from '../api/problem-words.js';
import { asProblem } from '../api/problem.js';

/** A short message at the edge of the screen. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'failed';
  readonly action?: { readonly label: string; readonly run: () => void };
}

const SHOWN_FOR_MS = 7000;

/** Short messages that need no answer; read out by screen readers. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly texts = inject(Texts);
  private readonly shown = signal<readonly Toast[]>([]);
  private last = 0;

  /** What is on the screen now. */
  readonly list = this.shown.asReadonly();

  /** Says that something is done, with an optional way to undo or follow it. */
  done(text: string, action?: Toast['action']): void {
    this.show({ text, tone: 'done', action });
  }

  /** Says that something did not work. */
  failed(text: string): void {
    this.show({ text, tone: 'failed' });
  }

  /** Says what a request ended with. */
  problem(cause: unknown): void {
    this.failed(problemText(asProblem(cause), this.texts));
  }

  /** Takes a message away. */
  dismiss(id: number): void {
    this.shown.update((list) => list.filter((toast) => toast.id !== id));
  }

  private show(toast: Omit<Toast, 'id'>): void {
    const id = ++this.last;
    this.shown.update((list) => [...list.slice(-2), { ...toast, id }]);
    setTimeout(() => this.dismiss(id), SHOWN_FOR_MS);
  }
}
