import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '@tessera/shell';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';

const TABS = [
  { path: 'outbox', permission: 'mail:read' },
  { path: 'templates', permission: 'mail:manage' },
] as const;

/** Messages to people: where they are, and what they say. */
@Component({
  selector: 'adm-mail',
  imports: [AdminPage, MatTabLink, MatTabNav, MatTabNavPanel, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <adm-page [heading]="t('mail.heading')" [lead]="t('mail.lead')">
      <nav mat-tab-nav-bar [tabPanel]="panel" mat-stretch-tabs="false" [attr.aria-label]="t('mail.heading')">
        @for (tab of tabs; track tab.path) {
          <a mat-tab-link [routerLink]="tab.path" routerLinkActive #active="routerLinkActive" [active]="active.isActive">{{ t('mail.' + tab.path) }}</a>
        }
      </nav>
      <mat-tab-nav-panel #panel class="panel"><router-outlet /></mat-tab-nav-panel>
    </adm-page>
  `,
  styles: `.panel { display: block; padding-block: 24px; }`,
})
export class MailPage {
  protected readonly t = sentences();
  private readonly session = inject(Session);
  protected readonly tabs = TABS.filter((tab) => this.session.can(tab.permission));
}
