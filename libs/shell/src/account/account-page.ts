import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api, readMyRecord } from '@tessera/api-client';
import type { MyRecord } from '@tessera/api-client';
import { LANGUAGES, Texts } from '@tessera/forms';
import { query } from '../api/query.js';
import { Confirm } from '../confirm/confirm.js';
import { Moment } from '../moment/moment.js';
import { ProblemNotice } from '../notice/problem-notice.js';
import { Skeleton } from '../notice/skeleton.js';
import { ChangePassword } from '../password/change-password.js';
import { Session } from '../session/session.js';
import { Toasts } from '../toasts/toasts.js';
import { ContactCard } from './contact-card.js';
import { SessionList } from './session-list.js';

const SHOWN = [
  ['name', 'name'], ['userName', 'userName'], ['jobTitle', 'title'], ['organisationalUnit', 'organisationalUnit'],
  ['organisation', 'organisation'], ['recordEmail', 'recordEmail'],
] as const;

/** My account: the own record, contacts, language, password and sessions. */
@Component({
  selector: 't-account-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChangePassword, ContactCard, Moment, ProblemNotice, SessionList, Skeleton],
  templateUrl: './account-page.html',
  styleUrls: ['./account.scss', './account-page.scss'],
})
export class AccountPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly changed = signal<MyRecord | undefined>(undefined);
  protected readonly session = inject(Session);
  protected readonly toasts = inject(Toasts);
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly languages = LANGUAGES;

  protected readonly asked = query(() => 'mine', () => this.api.invoke(readMyRecord));
  protected readonly record = computed(() => this.changed() ?? this.asked.value());
  protected readonly facts = computed(() => {
    const record = this.record();
    return SHOWN.flatMap(([text, name]) => (record?.[name] ? [{ text: `shell.mine.${text}`, value: record[name] }] : []));
  });

  protected readonly roles = computed(() => (this.session.me()?.roles ?? []).map((name) => {
    const key = `shell.roles.${name}`;
    return this.texts.has(key) ? this.t(key) : name;
  }).join(', '));

  protected take(record: MyRecord): void {
    this.changed.set(record);
  }

  protected passwordChanged(): void {
    this.toasts.done(this.t('shell.password.changed'));
    this.changed.set(undefined);
    this.asked.reload();
  }

  protected async leaveEverywhere(): Promise<void> {
    const yes = await this.confirm.ask({
      title: this.t('shell.account.everywhereQuestion'),
      text: this.t('shell.account.everywhereText'),
      yes: this.t('shell.account.everywhere'),
    });
    if (!yes) return;
    await this.session.signOutEverywhere().catch((cause: unknown) => {
      this.toasts.problem(cause);
    });
  }
}
