import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  mdiAccountCircleOutline, mdiBellOutline, mdiCheck, mdiLogout, mdiSwapHorizontal, mdiThemeLightDark, mdiWeatherNight, mdiWeatherSunny,
} from '@mdi/js';
import type { MyAssignmentView } from '@tessera/api-client';
import { LANGUAGES, Texts } from '@tessera/forms';
import type { LanguageCode } from '@tessera/forms';
import { Icon } from '../icon/icon.js';
import { MenuItem } from '../menu/menu-item.js';
import { Menu } from '../menu/menu.js';
import { MyNotices } from '../notices/my-notices.js';
import { NoticeBell } from '../notices/notice-bell.js';
import { Session } from '../session/session.js';
import { Theme } from '../theme/theme.js';
import type { ThemeChoice } from '../theme/theme.js';
import { Toasts } from '../toasts/toasts.js';
import { FRAME_PARTS } from './navigation.js';

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Language, theme and the person signed in. */
@Component({
  selector: 't-profile-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Menu, MenuItem, NoticeBell, RouterLink],
  templateUrl: './profile-menu.html',
  styleUrl: './profile-menu.scss',
})
export class ProfileMenu {
  protected readonly session = inject(Session);
  protected readonly notices = inject(MyNotices);
  protected readonly theme = inject(Theme);
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly toasts = inject(Toasts);
  private readonly parts = inject(FRAME_PARTS);

  protected readonly languages = LANGUAGES;
  protected readonly themes = THEMES;
  protected readonly icons = {
    person: mdiAccountCircleOutline, bell: mdiBellOutline, check: mdiCheck, leave: mdiLogout, other: mdiSwapHorizontal,
    system: mdiThemeLightDark, light: mdiWeatherSunny, dark: mdiWeatherNight,
  };
  /** The position that the person acts in, if any. */
  protected readonly position = computed(() => this.session.me()?.assignments.find(({ active }) => active)?.position.name);
  protected readonly positions = computed(() =>
    this.position() ?? (this.session.me()?.roles ?? []).map((role) => this.roleTitle(role)).join(', '),
  );
  protected readonly other = computed(() => {
    const other = this.parts.other;
    const visible = other?.permissions?.some((permission) => this.session.can(permission)) ?? true;
    return visible ? other : undefined;
  });

  protected async speak(language: LanguageCode): Promise<void> {
    await this.attempt(() => this.session.speak(language));
  }

  protected async signOut(): Promise<void> {
    await this.attempt(() => this.session.signOut());
  }

  protected async actAs({ id, active, position }: MyAssignmentView): Promise<void> {
    if (active) return;
    await this.attempt(() => this.session.actAs(id));
    if (this.position() === position.name) this.toasts.done(this.t('shell.account.actingAs', { position: position.name }));
  }

  private roleTitle(role: string): string {
    const key = `shell.roles.${role}`;
    return this.texts.has(key) ? this.t(key) : role;
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (cause) {
      this.toasts.problem(cause);
    }
  }
}
