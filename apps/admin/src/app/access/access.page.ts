import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '@tessera/shell';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { ACCESS_TABS } from './tabs.js';

/** Who may sign in, and what the roles grant. */
@Component({
  selector: 'adm-access',
  imports: [AdminPage, MatTabLink, MatTabNav, MatTabNavPanel, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <adm-page [heading]="t('access.heading')" [lead]="t('access.lead')">
      <nav mat-tab-nav-bar [tabPanel]="panel" mat-stretch-tabs="false" [attr.aria-label]="t('access.heading')">
        @for (tab of tabs; track tab.path) {
          <a mat-tab-link [routerLink]="tab.path" routerLinkActive #active="routerLinkActive" [active]="active.isActive">{{ t('access.' + tab.path) }}</a>
        }
      </nav>
      <mat-tab-nav-panel #panel class="panel"><router-outlet /></mat-tab-nav-panel>
    </adm-page>
  `,
  styles: `.panel { display: block; padding-block: 24px; }`,
})
export class AccessPage {
  protected readonly t = sentences();
  private readonly session = inject(Session);
  protected readonly tabs = ACCESS_TABS.filter((tab) => this.session.can(tab.permission));
}
