import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PasswordLetterView } from '@tessera/api-client';
import { Notice, ProblemNotice, Texts, asProblem } from '@tessera/shell';
import type { Problem } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';

/** Letters with first passwords: taken once from the server, shown until they are printed or put away, kept nowhere. */
@Component({
  selector: 'app-password-letters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, Notice, ProblemNotice],
  templateUrl: './password-letters.html',
  styleUrl: './password-letters.scss',
})
export class PasswordLetters {
  private readonly api = inject(OperatorApi);
  protected readonly t = inject(Texts).t;

  readonly runId = input.required<string>();

  protected readonly letters = linkedSignal<string, readonly PasswordLetterView[] | undefined>({ source: this.runId, computation: () => undefined });
  protected readonly isAway = linkedSignal({ source: this.runId, computation: () => false });
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly address = location.origin;

  protected async show(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.letters.set(await this.api.takeLetters(this.runId()));
    } catch (cause) {
      this.problem.set(asProblem(cause));
    } finally {
      this.busy.set(false);
    }
  }

  protected print(): void {
    window.print();
  }

  protected putAway(): void {
    this.letters.set(undefined);
    this.isAway.set(true);
  }
}
