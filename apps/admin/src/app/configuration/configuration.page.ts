import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TabbedPage } from '../ui/tabbed-page.js';

/** The configuration of the house: what it was when, a file to apply, and what waits for approval. */
@Component({
  selector: 'adm-configuration',
  imports: [TabbedPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<adm-tabbed-page part="configuration" [tabs]="tabs" />`,
})
export class ConfigurationPage {
  protected readonly tabs = [
    { path: 'revisions', permission: 'configuration:read' },
    { path: 'apply', permission: 'configuration:apply' },
    { path: 'proposals', permission: 'configuration:read' },
  ];
}
