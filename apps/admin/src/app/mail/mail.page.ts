import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TabbedPage } from '../ui/tabbed-page.js';

/** Messages to people: where they are, and what they say. */
@Component({
  selector: 'adm-mail',
  imports: [TabbedPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<adm-tabbed-page part="mail" [tabs]="tabs" />`,
})
export class MailPage {
  protected readonly tabs = [{ path: 'outbox', permission: 'mail:read' }, { path: 'templates', permission: 'mail:manage' }];
}
