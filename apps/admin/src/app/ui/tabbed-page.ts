import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '@tessera/shell';
import { AdminPage } from './page.js';
import { sentences } from './sentences.js';

/** A tab of a page; the child route of the same path is what it shows. */
export interface PageTab {
  readonly path: string;
  /** Without this permission there is no such tab. */
  readonly permission?: string;
}

/** A page of several tabs: heading and lead on top, the child route of the tab below. Words come from the part's own texts. */
@Component({
  selector: 'adm-tabbed-page',
  imports: [AdminPage, MatTabLink, MatTabNav, MatTabNavPanel, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <adm-page [heading]="word('heading')" [lead]="word('lead')">
      <nav mat-tab-nav-bar [tabPanel]="panel" mat-stretch-tabs="false" [attr.aria-label]="word('heading')">
        @for (tab of shown(); track tab.path) {
          <a mat-tab-link [routerLink]="tab.path" routerLinkActive #active="routerLinkActive" [active]="active.isActive">{{ word(tab.path) }}</a>
        }
      </nav>
      <mat-tab-nav-panel #panel class="panel"><router-outlet /></mat-tab-nav-panel>
    </adm-page>
  `,
  styles: `.panel { display: block; padding-block: 24px; }`,
})
export class TabbedPage {
  private readonly t = sentences();
  private readonly session = inject(Session);

  /** Where the page's texts stand: `heading`, `lead`, and one by the path of each tab. */
  readonly part = input.required<string>();
  readonly tabs = input.required<readonly PageTab[]>();

  protected readonly shown = computed(() => this.tabs().filter(({ permission }) => permission === undefined || this.session.can(permission)));

  protected word(name: string): string {
    return this.t(`${this.part()}.${name}`);
  }
}
