import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Texts } from '@tessera/forms';
import { ProductMark } from '../frame/product-mark.js';
import { Session } from '../session/session.js';
import { ChangePassword } from './change-password.js';

/** The page that stands between a first password and the work. */
@Component({
  selector: 't-first-password',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChangePassword, ProductMark],
  template: `
    <div class="page">
      <div class="t-card t-stack">
        <t-product-mark />
        <h1>{{ t('shell.password.firstTitle') }}</h1>
        <p class="t-muted">{{ t('shell.password.firstText') }}</p>
        <t-change-password (changed)="proceed()" />
        <button type="button" class="t-button leave" (click)="session.signOut()">{{ t('shell.account.signOut') }}</button>
      </div>
    </div>
  `,
  styles: `
    .page { display: grid; place-items: center; min-height: 100dvh; padding: 16px; box-sizing: border-box; }
    .t-card { width: min(440px, 100%); box-sizing: border-box; }
    .leave { align-self: flex-start; margin-left: -12px; }
  `,
})
export class FirstPassword {
  protected readonly session = inject(Session);
  protected readonly t = inject(Texts).t;
  private readonly router = inject(Router);

  protected proceed(): void {
    void this.router.navigateByUrl('/');
  }
}
