import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { Texts } from '@tessera/forms';
import { sentences } from './sentences.js';
import { spokenCron } from './spoken-cron.js';

/** A schedule in words. */
@Component({
  selector: 'adm-cron-words',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (words.hasValue()) {
      <span [class.wrong]="!words.value()">{{ words.value() || t('cron.wrong') }}</span>
    }
  `,
  styles: `.wrong { color: var(--mat-sys-error); }`,
})
export class CronWords {
  protected readonly t = sentences();
  private readonly texts = inject(Texts);
  readonly cron = input.required<string>();
  /** An empty text when the expression says nothing. */
  protected readonly words = resource({
    params: () => ({ cron: this.cron(), language: this.texts.language() }),
    loader: async ({ params }) => (await spokenCron(params.cron, params.language)) ?? '',
  });
}
