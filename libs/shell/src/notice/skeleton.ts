import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Grey lines in the place of what is on its way. */
@Component({
  selector: 't-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (line of all(); track line) { <span class="line"></span> }`,
  styles: `
    :host { display: flex; flex-direction: column; gap: 12px; padding: 4px 0; }
    .line { height: 16px; border-radius: 6px; background: var(--mat-sys-surface-container-highest); animation: breathe 1.4s ease-in-out infinite; }
    .line:nth-child(3n) { width: 62%; }
    .line:nth-child(3n + 1) { width: 86%; }
    @keyframes breathe { 50% { opacity: 0.45; } }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Skeleton {
  readonly lines = input(3);
  protected readonly all = computed(() => Array.from({ length: this.lines() }, (_, index) => index));
}
