import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { mdiChevronLeft, mdiChevronRight } from '@mdi/js';
import { Texts } from '@tessera/forms';
import { Icon } from '../icon/icon.js';

/** The way to the pages before and after the one in view; nothing where there are none. */
@Component({
  selector: 't-pages',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatButton],
  template: `
    @if (hasPrevious() || hasNext()) {
      <nav [attr.aria-label]="t('shell.table.pages')">
        <button matButton type="button" [disabled]="!hasPrevious() || loading()" disabledInteractive (click)="previous.emit()">
          <t-icon [path]="icons.left" /> {{ t('shell.table.previous') }}
        </button>
        <button matButton type="button" [disabled]="!hasNext() || loading()" disabledInteractive (click)="next.emit()">
          {{ t('shell.table.next') }} <t-icon iconPositionEnd [path]="icons.right" />
        </button>
      </nav>
    }
  `,
  styles: `
    nav { display: flex; justify-content: flex-end; gap: 8px; padding-top: 12px; }
    @media (max-width: 599px) { nav { justify-content: space-between; } }
  `,
})
export class Pages {
  protected readonly t = inject(Texts).t;
  protected readonly icons = { left: mdiChevronLeft, right: mdiChevronRight };

  readonly hasPrevious = input(false);
  readonly hasNext = input(false);
  readonly loading = input(false);
  readonly previous = output();
  readonly next = output();
}
