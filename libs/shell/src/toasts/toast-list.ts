import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiClose } from '@mdi/js';
import { Texts } from '@tessera/forms';
import { Icon } from '../icon/icon.js';
import { Toasts } from './toasts.js';
import type { Toast } from './toasts.js';

/** The corner where short messages appear. */
@Component({
  selector: 't-toast-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <div class="list" role="status" aria-live="polite">
      @for (toast of toasts.list(); track toast.id) {
        <div class="toast">
          <t-icon [path]="toast.tone === 'done' ? done : failed" />
          <p>{{ toast.text }}</p>
          @if (toast.action; as action) {
            <button type="button" class="action" (click)="follow(toast)">{{ action.label }}</button>
          }
          <button class="t-button round" type="button" [attr.aria-label]="t('shell.close')" (click)="toasts.dismiss(toast.id)">
            <t-icon [path]="close" />
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    .list { position: fixed; inset: auto 16px 16px auto; z-index: 1100; display: flex; flex-direction: column; gap: 8px; max-width: min(440px, calc(100vw - 32px)); }
    .toast { display: flex; align-items: center; gap: 12px; padding: 4px 4px 4px 16px; border-radius: 12px; background: var(--mat-sys-inverse-surface); color: var(--mat-sys-inverse-on-surface); }
    p { flex: 1; padding: 8px 0; overflow-wrap: anywhere; }
    .action { border: 0; padding: 8px; font: inherit; font-weight: 600; color: var(--mat-sys-inverse-primary); background: none; cursor: pointer; }
  `,
})
export class ToastList {
  protected readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;
  protected readonly done = mdiCheckCircleOutline;
  protected readonly failed = mdiAlertCircleOutline;
  protected readonly close = mdiClose;

  protected follow(toast: Toast): void {
    toast.action?.run();
    this.toasts.dismiss(toast.id);
  }
}
