import { inject, Injectable, signal } from '@angular/core';
import { Toasts } from '@tessera/shell';
import { tellProblem } from './tell-problem.js';

/** Does things on the server one at a time, says which one is under way and tells when one fails. */
@Injectable()
export class Attempt {
  private readonly toasts = inject(Toasts);
  private readonly tell = tellProblem();
  private readonly current = signal<string | undefined>(undefined);

  /** The name of what is under way. */
  readonly busy = this.current.asReadonly();

  /** Tries; `true` when it worked, with `told` shown to the person. */
  async done(name: string, told: string, deed: () => Promise<unknown>): Promise<boolean> {
    const answer = await this.answer(name, async () => ({ value: await deed() }));
    if (answer) this.toasts.done(told);
    return answer !== undefined;
  }

  /** Tries and gives the answer, or `undefined` after telling what went wrong. */
  async answer<T>(name: string, deed: () => Promise<T>): Promise<T | undefined> {
    if (this.current() !== undefined) return undefined;
    this.current.set(name);
    try {
      return await deed();
    } catch (error) {
      this.tell(error);
      return undefined;
    } finally {
      this.current.set(undefined);
    }
  }
}
