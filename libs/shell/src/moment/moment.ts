import { ChangeDetectionStrategy, Component, Injectable, computed, inject, input, signal } from '@angular/core';
import { Texts } from '@tessera/forms';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NEAR_DAYS = 7;

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

/** How long ago or how soon, in words; the day itself when it is a week away or more. */
export function relativeTime(at: number, now: number, language: string): string {
  const seconds = Math.round((at - now) / 1000);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (Math.abs(seconds) < MINUTE) return words.format(0, 'second');
  if (Math.abs(seconds) < HOUR) return words.format(Math.trunc(seconds / MINUTE), 'minute');
  if (Math.abs(seconds) < DAY) return words.format(Math.trunc(seconds / HOUR), 'hour');
  const days = Math.round((midnight(at) - midnight(now)) / 1000 / DAY);
  return Math.abs(days) < NEAR_DAYS ? words.format(days, 'day') : new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
}

// "Tomorrow" is a day of the calendar, not a stretch of so many hours.
function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
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
  protected readonly words = computed(() => (this.isJustPast() ? this.texts.t('shell.justNow') : relativeTime(this.milliseconds(), this.clock.now(), this.texts.language())));

  private isJustPast(): boolean {
    const ago = this.clock.now() - this.milliseconds();
    return Math.abs(ago) < MINUTE * 1000 && this.milliseconds() <= Date.now();
  }
}
