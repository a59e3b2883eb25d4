import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Texts } from '@tessera/forms';
import { asProblem } from '../api/problem.js';
import { Confirm } from '../confirm/confirm.js';
import { ChangePassword } from '../password/change-password.js';
import { Session } from '../session/session.js';
import { Toasts } from '../toasts/toasts.js';

/** My account: password, and an end to all sessions. */
@Component({
  selector: 't-account-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChangePassword, MatButton],
  template: `
    <h1 class="t-page-head">{{ t('shell.account.title') }}</h1>
    <div class="cards">
      <section class="t-card t-stack">
        <h2>{{ t('shell.password.title') }}</h2>
        <t-change-password (changed)="toasts.done(t('shell.password.changed'))" />
      </section>
      <section class="t-card t-stack">
        <h2>{{ t('shell.account.sessions') }}</h2>
        <p class="t-muted">{{ t('shell.account.everywhereText') }}</p>
        <div><button matButton="outlined" type="button" (click)="leaveEverywhere()">{{ t('shell.account.everywhere') }}</button></div>
      </section>
    </div>
  `,
  styles: `.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr)); gap: 16px; align-items: start; }`,
})
export class AccountPage {
  private readonly session = inject(Session);
  private readonly confirm = inject(Confirm);
  protected readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;

  protected async leaveEverywhere(): Promise<void> {
    const yes = await this.confirm.ask({
      title: this.t('shell.account.everywhereQuestion'),
      text: this.t('shell.account.everywhereText'),
      yes: this.t('shell.account.everywhere'),
    });
    if (!yes) return;
    try {
      await this.session.signOutEverywhere();
    } catch (cause) {
      this.toasts.failed(asProblem(cause).title || this.t('shell.problem.unexpected.title'));
    }
  }
}
