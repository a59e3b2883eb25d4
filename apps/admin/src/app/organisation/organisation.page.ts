import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TabbedPage } from '../ui/tabbed-page.js';

/** The organisation: its chart, who holds which position, and the groups that follow from it. */
@Component({
  selector: 'adm-organisation',
  imports: [TabbedPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<adm-tabbed-page part="organisation" [tabs]="tabs" />`,
})
export class OrganisationPage {
  protected readonly tabs = ['chart', 'people', 'groups'].map((path) => ({ path }));
}
