import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { Texts } from '@tessera/forms';
import { asProblem } from '../api/problem.js';
import type { Problem } from '../api/problem.js';
import { Notice } from '../notice/notice.js';
import { Session } from '../session/session.js';
import { PasswordFaults } from './password-faults.js';

/** Present password, new password, and the new one again. */
@Component({
  selector: 't-change-password',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Notice, PasswordFaults],
  templateUrl: './change-password.html',
  styles: `
    form { display: flex; flex-direction: column; gap: 16px; }
    label { display: flex; flex-direction: column; gap: 6px; font-weight: 550; }
    .t-field { min-height: 48px; font-weight: 400; font-size: 1rem; }
    button { align-self: flex-start; }
  `,
})
export class ChangePassword {
  private readonly session = inject(Session);
  protected readonly t = inject(Texts).t;

  /** The new password counts from now on. */
  readonly changed = output();

  protected readonly userName = computed(() => this.session.me()?.account.userName ?? '');
  protected readonly busy = signal(false);
  protected readonly fault = signal<'different' | 'missing' | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected async submit(event: Event, present: HTMLInputElement, fresh: HTMLInputElement, again: HTMLInputElement): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.problem.set(undefined);
    this.fault.set(faultIn(present.value, fresh.value, again.value));
    if (this.fault() !== undefined) return (this.fault() === 'missing' ? present : fresh).focus();
    this.busy.set(true);
    try {
      await this.session.changePassword(present.value, fresh.value);
      for (const field of [present, fresh, again]) field.value = '';
      this.changed.emit();
    } catch (cause) {
      this.problem.set(asProblem(cause));
    } finally {
      this.busy.set(false);
    }
  }
}

function faultIn(present: string, fresh: string, again: string): 'different' | 'missing' | undefined {
  if (present === '' || fresh === '') return 'missing';
  return fresh === again ? undefined : 'different';
}
