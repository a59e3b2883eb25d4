import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mdiBellOutline } from '@mdi/js';
import { Texts } from '@tessera/forms';
import { Icon } from '../icon/icon.js';
import { MyNotices } from './my-notices.js';

/** A bell with the number of unread notices; nothing while there are none. */
@Component({
  selector: 't-notice-bell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink],
  template: `
    @if (notices.unread(); as count) {
      <a class="t-button round" routerLink="/notices" [attr.aria-label]="texts.t('shell.notices.unread', { count })">
        <t-icon [path]="bell" /><span aria-hidden="true">{{ shown() }}</span>
      </a>
    }
    <span class="t-hidden" role="status">@if (notices.unread(); as count) { {{ texts.t('shell.notices.unread', { count }) }} }</span>
  `,
  styles: `
    a { position: relative; }
    a span { position: absolute; top: 0; right: 0; min-width: 18px; box-sizing: border-box; padding: 0 4px; border-radius: 9px; background: var(--mat-sys-error); color: var(--mat-sys-on-error); font-size: 0.6875rem; font-weight: 600; line-height: 18px; text-align: center; }
  `,
})
export class NoticeBell {
  protected readonly notices = inject(MyNotices);
  protected readonly texts = inject(Texts);
  protected readonly bell = mdiBellOutline;
  protected readonly shown = computed(() => (this.notices.unread() > 99 ? '99+' : this.texts.number(this.notices.unread())));
}
