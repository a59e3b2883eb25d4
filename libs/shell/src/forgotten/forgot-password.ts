import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, askForReset } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import { asProblem } from '../api/problem.js';
import type { Problem } from '../api/problem.js';
import { ProductMark } from '../frame/product-mark.js';
import { Notice } from '../notice/notice.js';
import { ProblemNotice } from '../notice/problem-notice.js';

/** Asks for a link to choose a new password. The answer is the same for everybody. */
@Component({
  selector: 't-forgot-password',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Notice, ProblemNotice, ProductMark, RouterLink],
  templateUrl: './forgot-password.html',
  styleUrl: '../sign-in/sign-in.scss',
})
export class ForgotPassword {
  private readonly api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly busy = signal(false);
  protected readonly sent = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected async submit(event: Event, name: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const userName = name.value.trim();
    if (this.busy() || userName === '') return name.focus();
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.api.invoke(askForReset, { body: { userName } });
      this.sent.set(true);
    } catch (cause) {
      this.problem.set(asProblem(cause));
    } finally {
      this.busy.set(false);
    }
  }
}
