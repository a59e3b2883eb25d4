import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon.js';

/** A line of a menu: `<button t-menu-item>` or `<a t-menu-item>`. */
@Component({
  // An attribute, so that buttons stay buttons and links stay links.
  selector: 'button[t-menu-item], a[t-menu-item]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `<t-icon [path]="icon() ?? ''" [class.off]="icon() === undefined" /><span><ng-content /></span>`,
  styles: `
    :host { display: flex; align-items: center; gap: 12px; width: 100%; box-sizing: border-box; min-height: 44px; padding: 6px 12px; border: 0; border-radius: 8px; background: none; font: inherit; color: inherit; text-align: left; text-decoration: none; cursor: pointer; }
    :host(:hover), :host(:focus-visible) { background: var(--mat-sys-surface-container-highest); }
    :host([aria-disabled='true']) { color: var(--mat-sys-on-surface-variant); cursor: default; }
    .off { visibility: hidden; }
    span { overflow-wrap: anywhere; }
  `,
})
export class MenuItem {
  readonly icon = input<string>();
}
