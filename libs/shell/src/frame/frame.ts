import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NavigationStart, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { mdiMenu } from '@mdi/js';
import { Texts } from '@tessera/forms';
import { filter } from 'rxjs/operators';
import { ConfirmDialog } from '../confirm/confirm-dialog.js';
import { Modal } from '../confirm/modal.js';
import { Icon } from '../icon/icon.js';
import { LiveUpdates } from '../live/live-updates.js';
import { Session } from '../session/session.js';
import { Shortcuts } from '../shortcuts/shortcuts.js';
import { ShortcutsOverlay } from '../shortcuts/shortcuts-overlay.js';
import { ToastList } from '../toasts/toast-list.js';
import { FRAME_PARTS } from './navigation.js';
import { ProductMark } from './product-mark.js';
import { ProfileMenu } from './profile-menu.js';

/** Top bar, left rail and the column of content. The quick search is projected into the bar. */
@Component({
  selector: 't-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ConfirmDialog, Icon, Modal, ProductMark, ProfileMenu, RouterLink, RouterLinkActive, ShortcutsOverlay, ToastList],
  templateUrl: './frame.html',
  styleUrl: './frame.scss',
  host: { '(document:keydown)': 'shortcuts.press($event)' },
})
export class Frame {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly t = inject(Texts).t;
  private readonly session = inject(Session);
  private readonly parts = inject(FRAME_PARTS);
  private readonly live = inject(LiveUpdates);

  protected readonly menuIcon = mdiMenu;
  protected readonly drawer = signal(false);
  protected readonly framed = computed(() => this.session.me() !== undefined && this.session.me()?.mustChangePassword !== true);
  protected readonly navigation = computed(() =>
    this.parts.navigation.filter(({ permission }) => permission === undefined || [permission].flat().some((one) => this.session.can(one))),
  );

  constructor() {
    const moved = inject(Router).events.pipe(filter((event) => event instanceof NavigationStart), takeUntilDestroyed());
    moved.subscribe(() => this.drawer.set(false));
    this.live.start();
    this.live.on(({ kind }) => kind === 'rules', () => void this.session.refresh());
  }
}
