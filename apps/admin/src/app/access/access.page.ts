import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TabbedPage } from '../ui/tabbed-page.js';
import { ACCESS_TABS } from './tabs.js';

/** Who may sign in, and what the roles grant. */
@Component({
  selector: 'adm-access',
  imports: [TabbedPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<adm-tabbed-page part="access" [tabs]="tabs" />`,
})
export class AccessPage {
  protected readonly tabs = ACCESS_TABS;
}
