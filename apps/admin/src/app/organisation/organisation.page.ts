import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';

/** The organisation: its chart, who holds which position, and the groups that follow from it. */
@Component({
  selector: 'adm-organisation',
  imports: [AdminPage, MatTabLink, MatTabNav, MatTabNavPanel, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <adm-page [heading]="t('organisation.heading')" [lead]="t('organisation.lead')" [crumbs]="[{ text: t('home.heading'), link: '/' }]">
      <nav mat-tab-nav-bar [tabPanel]="panel" mat-stretch-tabs="false" [attr.aria-label]="t('organisation.heading')">
        @for (tab of tabs; track tab) {
          <a mat-tab-link [routerLink]="tab" routerLinkActive #active="routerLinkActive" [active]="active.isActive">{{ t('organisation.' + tab) }}</a>
        }
      </nav>
      <mat-tab-nav-panel #panel class="panel"><router-outlet /></mat-tab-nav-panel>
    </adm-page>
  `,
  styles: `.panel { display: block; padding-block: 24px; }`,
})
export class OrganisationPage {
  protected readonly t = sentences();
  protected readonly tabs = ['chart', 'people', 'groups'] as const;
}
