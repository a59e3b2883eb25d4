import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { LANGUAGES, Texts } from '@tessera/forms';
import { asProblem } from '../api/problem.js';
import type { Problem } from '../api/problem.js';
import { ProductMark } from '../frame/product-mark.js';
import { Notice } from '../notice/notice.js';
import { ProblemNotice } from '../notice/problem-notice.js';
import { Session } from '../session/session.js';

/** Two fields and a language switch. What went wrong is said without telling which half was wrong. */
@Component({
  selector: 't-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Notice, ProblemNotice, ProductMark, RouterLink],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  protected readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly router = inject(Router);

  /** Where to go afterwards. */
  readonly return = input<string>();
  /** Set when a session ran out while somebody worked. */
  readonly expired = input<string>();

  protected readonly languages = LANGUAGES;
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly incomplete = signal(false);
  protected readonly hasTooMany = computed(() => this.problem()?.reason === 'too-many-sessions');

  protected async submit(event: Event, name: HTMLInputElement, password: HTMLInputElement, closeOldest = false): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.problem.set(undefined);
    this.incomplete.set(name.value.trim() === '' || password.value === '');
    if (this.incomplete()) return (name.value.trim() === '' ? name : password).focus();
    this.busy.set(true);
    try {
      const me = await this.session.signIn(name.value.trim(), password.value, closeOldest ? { closeOldest } : {});
      await this.router.navigateByUrl(me.mustChangePassword ? '/password' : this.destination());
    } catch (cause) {
      this.problem.set(asProblem(cause));
      // The password was right: it is not asked for again to end another session.
      if (this.hasTooMany()) return;
      password.value = '';
      password.focus();
    } finally {
      this.busy.set(false);
    }
  }

  // Only our own pages: an address of somebody else's never becomes a destination.
  private destination(): string {
    const wanted = this.return() ?? '/';
    return /^\/(?![/\\])/.test(wanted) ? wanted : '/';
  }
}
