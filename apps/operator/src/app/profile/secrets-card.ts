import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SecretsView } from '@tessera/api-client';
import { Notice, ProblemNotice, Texts, asProblem } from '@tessera/shell';
import type { Problem } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';

const SHOWN_FOR_MS = 30_000;

/** PIN and PUK for those who may see them: on request, for half a minute, and with a line in the audit. */
@Component({
  selector: 'app-secrets-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, Notice, ProblemNotice],
  template: `
    <section class="t-card" aria-labelledby="profile-secrets">
      <h2 id="profile-secrets">{{ t('app.secrets.title') }}</h2>
      @if (problem(); as problem) {
        @if (problem.status === 404) { <t-notice>{{ t('app.secrets.none') }}</t-notice> } @else { <t-problem [problem]="problem" /> }
      }
      @if (secrets(); as secrets) {
        <dl>
          <div><dt>PIN</dt><dd><code>{{ secrets.pin }}</code></dd></div>
          <div><dt>PUK</dt><dd><code>{{ secrets.puk }}</code></dd></div>
        </dl>
        <p class="t-muted t-small" role="status">{{ t('app.secrets.shown') }}</p>
        <div><button matButton="outlined" type="button" (click)="hide()">{{ t('app.secrets.hide') }}</button></div>
      } @else {
        <p class="t-muted">{{ t('app.secrets.text') }}</p>
        <div><button matButton="outlined" type="button" [disabled]="busy()" disabledInteractive (click)="reveal()">{{ t('app.secrets.reveal') }}</button></div>
      }
    </section>
  `,
  styles: `
    section { display: flex; flex-direction: column; gap: 12px; }
    dl { display: flex; flex-wrap: wrap; gap: 16px 48px; }
    dt { font-size: 0.8125rem; color: var(--mat-sys-on-surface-variant); }
    code { font-size: 1.375rem; letter-spacing: 0.08em; }
  `,
})
export class SecretsCard {
  private readonly api = inject(OperatorApi);
  protected readonly t = inject(Texts).t;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly id = input.required<string>();
  readonly revealed = output();

  protected readonly secrets = signal<SecretsView | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly busy = signal(false);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.hide());
    effect(() => {
      this.id();
      this.hide();
    });
  }

  protected async reveal(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.secrets.set(await this.api.revealSecrets(this.id()));
      this.timer = setTimeout(() => this.hide(), SHOWN_FOR_MS);
      this.revealed.emit();
    } catch (cause) {
      this.problem.set(asProblem(cause));
    } finally {
      this.busy.set(false);
    }
  }

  protected hide(): void {
    clearTimeout(this.timer);
    this.secrets.set(undefined);
  }
}
