import { Injectable, signal } from '@angular/core';

/** A question before something that cannot be taken back. Texts are ready sentences. */
export interface Question {
  readonly title: string;
  readonly text?: string;
  readonly yes: string;
  readonly no?: string;
  readonly tone?: 'plain' | 'danger';
}

/** A field beside a question, which may stay empty. Texts are ready sentences. */
export interface Words {
  readonly label: string;
  readonly help: string;
}

interface Open {
  readonly question: Question;
  readonly words?: Words;
  readonly answer: (yes: boolean, said: string) => void;
}

/** Asks, and answers with what the person decided. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly open = signal<Open | undefined>(undefined);

  /** The question on the screen. */
  readonly asked = this.open.asReadonly();

  /** `true` when the person agrees; closing the dialog in any other way is a no. */
  ask(question: Question): Promise<boolean> {
    this.answer(false);
    return new Promise((resolve) => this.open.set({ question, answer: resolve }));
  }

  /** Asks with a field: what was written there when the person agrees, `undefined` when not. */
  askWith(words: Words, question: Question): Promise<string | undefined> {
    this.answer(false);
    return new Promise((resolve) => this.open.set({ question, words, answer: (yes, said) => resolve(yes ? said : undefined) }));
  }

  /** Closes the dialog with that answer. */
  answer(yes: boolean, said = ''): void {
    const open = this.open();
    this.open.set(undefined);
    open?.answer(yes, said);
  }
}
