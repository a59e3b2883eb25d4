import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api, endMyOtherSessions, endMySession, listMySessions } from '@tessera/api-client';
import type { MySessionView } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import { query } from '../api/query.js';
import { Moment } from '../moment/moment.js';
import { ProblemNotice } from '../notice/problem-notice.js';
import { Toasts } from '../toasts/toasts.js';

const BROWSERS = [['Edg', 'Edge'], ['OPR', 'Opera'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']] as const;
const SYSTEMS = [['Android', 'Android'], ['iPhone', 'iOS'], ['iPad', 'iPadOS'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']] as const;

/** Where the person is signed in, and a way to end each of it. */
@Component({
  selector: 't-session-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Moment, ProblemNotice],
  templateUrl: './session-list.html',
  styleUrl: './account.scss',
})
export class SessionList {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;
  protected readonly busy = signal(false);
  protected readonly sessions = query(() => 'mine', () => this.api.invoke(listMySessions));
  protected readonly items = computed(() => [...(this.sessions.value()?.items ?? [])].reverse());
  protected readonly hasOthers = computed(() => this.items().some(({ isCurrent }) => !isCurrent));

  /** The browser and system in words, as far as they can be told. */
  protected device({ agent = '' }: MySessionView): string {
    const browser = BROWSERS.find(([mark]) => agent.includes(mark))?.[1];
    const system = SYSTEMS.find(([mark]) => agent.includes(mark))?.[1];
    return browser && system ? this.t('shell.mine.device', { browser, system }) : (browser ?? system ?? this.t('shell.mine.unknownDevice'));
  }

  protected end(session: MySessionView): Promise<void> {
    return this.perform('shell.mine.ended', () => this.api.invoke(endMySession, { id: session.id }));
  }

  protected endOthers(): Promise<void> {
    return this.perform('shell.mine.othersEnded', () => this.api.invoke(endMyOtherSessions));
  }

  private async perform(told: string, work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await work();
      this.toasts.done(this.t(told));
      this.sessions.reload();
    } catch (cause) {
      this.toasts.problem(cause);
    } finally {
      this.busy.set(false);
    }
  }
}
