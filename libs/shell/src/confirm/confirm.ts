import { Injectable, signal } from '@angular/core';

/** A question before something that cannot be taken back. Texts are ready sentences. */
export interface Question {
  readonly title: string;
  readonly text?: string;
  readonly yes: string;
  readonly no?: string;
  readonly tone?: 'plain' | 'danger';
}

/** Asks, and answers with what the person decided. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly open = signal<{ readonly question: Question; readonly answer: (yes: boolean) => void } | undefined>(undefined);

  /** The question on the screen. */
  readonly asked = this.open.asReadonly();

  /** `true` when the person agrees; closing the dialog in any other way is a no. */
  ask(question: Question): Promise<boolean> {
    this.answer(false);
    return new Promise((resolve) => this.open.set({ question, answer: resolve }));
  }

  /** Closes the dialog with that answer. */
  answer(yes: boolean): void {
    const open = this.open();
    this.open.set(undefined);
    open?.answer(yes);
  }
}
