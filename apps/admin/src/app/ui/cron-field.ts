import { ChangeDetectionStrategy, Component, effect, inject, input, model, resource } from '@angular/core';
import { Texts } from '@tessera/forms';
import { sentences } from './sentences.js';
import { spokenCron } from './spoken-cron.js';

const PRESETS = [
  { name: 'every5', cron: '*/5 * * * *' },
  { name: 'hourly', cron: '0 * * * *' },
  { name: 'daily', cron: '0 14 * * *' },
  { name: 'working', cron: '30 7 * * 1-5' },
] as const;

/** A schedule: the expression, common ones to take, and what it says in words. */
@Component({
  selector: 'adm-cron-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cron-field.html',
  styleUrl: './cron-field.scss',
})
export class CronField {
  protected readonly t = sentences();
  private readonly texts = inject(Texts);
  readonly cron = model.required<string>();
  /** Whether the expression can be read. */
  readonly right = model(true);
  readonly fault = input('');

  protected readonly presets = PRESETS;
  protected readonly words = resource({
    params: () => ({ cron: this.cron().trim(), language: this.texts.language() }),
    loader: async ({ params }) => (params.cron === '' ? '' : ((await spokenCron(params.cron, params.language)) ?? undefined)),
  });

  constructor() {
    effect(() => {
      if (!this.words.isLoading()) this.right.set(this.words.value() !== undefined);
    });
  }
}
