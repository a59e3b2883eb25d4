import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Toasts, Notice } from '@tessera/shell';
import { sentences } from './sentences.js';

/** A secret that the server tells once: to be copied now or never. */
@Component({
  selector: 'adm-shown-once',
  imports: [MatButton, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <t-notice tone="done" role="status">
      <strong>{{ heading() }}</strong>
      <p>{{ t('once.text') }}</p>
      <p><code class="secret">{{ secret() }}</code></p>
      <button matButton="outlined" type="button" (click)="copy()">{{ t('once.copy') }}</button>
      <button matButton type="button" (click)="closed.emit()">{{ t('once.done') }}</button>
    </t-notice>
  `,
  styles: `
    :host { display: block; margin-block-end: 24px; }
    .secret { user-select: all; overflow-wrap: anywhere; font-size: 1rem; }
  `,
})
export class ShownOnce {
  protected readonly t = sentences();
  private readonly toasts = inject(Toasts);
  readonly heading = input.required<string>();
  readonly secret = input.required<string>();
  readonly closed = output<void>();

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.secret());
      this.toasts.done(this.t('once.copied'));
    } catch {
      this.toasts.failed(this.t('once.notCopied'));
    }
  }
}
