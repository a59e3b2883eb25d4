import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { mdiTrayRemove } from '@mdi/js';
import { Icon } from '../icon/icon.js';

/** Nothing to show, and what to do about it. */
@Component({
  selector: 't-empty',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <t-icon [path]="icon()" />
    <p class="title">{{ title() }}</p>
    <div class="more"><ng-content /></div>
  `,
  styles: `
    :host { display: flex; flex-direction: column; align-items: center; gap: 8px; padding: 40px 16px; text-align: center; }
    t-icon { width: 36px; height: 36px; color: var(--mat-sys-on-surface-variant); }
    .title { font-weight: 600; overflow-wrap: anywhere; }
    .more { color: var(--mat-sys-on-surface-variant); max-width: 56ch; }
  `,
})
export class Empty {
  readonly title = input.required<string>();
  readonly icon = input(mdiTrayRemove);
}
