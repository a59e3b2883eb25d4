import { Location } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Api, completeReset } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import { asProblem } from '../api/problem.js';
import type { Problem } from '../api/problem.js';
import { ProductMark } from '../frame/product-mark.js';
import { Notice } from '../notice/notice.js';
import { PasswordFaults } from '../password/password-faults.js';

/** Where the link in a mail leads: a new password, twice. The secret stands behind the `#`, which no server sees. */
@Component({
  selector: 't-reset-password',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Notice, PasswordFaults, ProductMark, RouterLink],
  templateUrl: './reset-password.html',
  styleUrl: '../sign-in/sign-in.scss',
})
export class ResetPassword {
  private readonly api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly areDifferent = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    // Nobody who looks over a shoulder, or at the history, finds the secret in the address.
    inject(Location).replaceState('/reset-password');
  }

  protected async submit(event: Event, fresh: HTMLInputElement, again: HTMLInputElement): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.problem.set(undefined);
    this.areDifferent.set(fresh.value !== again.value);
    if (this.areDifferent() || fresh.value === '') return fresh.focus();
    this.busy.set(true);
    try {
      await this.api.invoke(completeReset, { body: { token: this.token, newPassword: fresh.value } });
      this.done.set(true);
    } catch (cause) {
      this.problem.set(asProblem(cause));
    } finally {
      this.busy.set(false);
    }
  }
}
