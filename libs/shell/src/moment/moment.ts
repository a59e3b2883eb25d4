import { ChangeDetectionStrategy, Component, Injectable, computed, inject, input, signal } from '@angular/core';
import { Texts } from '@tessera/forms';

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** The present, moving on every half minute. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly tick = signal(Date.now());

  /** Now, in milliseconds. */
  readonly now = this.tick.asReadonly();

  constructor() {
    setInterval(() => this.tick.set(Date.now()), 30_000);
  }
}

/** How long ago or how soon, in words. */
export function relativeTime(at: number, now: number, language: string): string {
  const seconds = Math.round((at - now) / 1000);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(0, 'second');
}

/** The exact moment as people of this language write it. */
export function exactTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}

/** A moment in words; the exact one shows on hover and is what assistive technology and copies get. */
@Component({
  selector: 't-moment',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="at()" [title]="exact()">{{ words() }}</time>`,
  styles: `time { white-space: nowrap; }`,
})
export class Moment {
  private readonly texts = inject(Texts);
  private readonly clock = inject(Clock);

  readonly at = input.required<string>();

  private readonly milliseconds = computed(() => Date.parse(this.at()));
  protected readonly exact = computed(() => exactTime(this.milliseconds(), this.texts.language()));
  protected readonly words = computed(() => relativeTime(this.milliseconds(), this.clock.now(), this.texts.language()));
}
