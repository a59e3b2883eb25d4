import { Injectable, computed, inject } from '@angular/core';
import { Api, listMyNotices, markMyNoticesRead } from '@tessera/api-client';
import type { NoticeList } from '@tessera/api-client';
import { query } from '../api/query.js';
import { LiveUpdates } from '../live/live-updates.js';
import { Session } from '../session/session.js';

/** What the person signed in should know, as it comes in. */
@Injectable({ providedIn: 'root' })
export class MyNotices {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly who = computed(() => (this.session.me()?.mustChangePassword === false ? this.session.me()?.account.identityId : undefined));

  /** The latest notices. */
  readonly latest = query(() => this.who(), () => this.api.invoke(listMyNotices));
  /** How many are not read. */
  readonly unread = computed(() => this.latest.value()?.unread ?? 0);

  constructor() {
    inject(LiveUpdates).on((event) => event.kind === 'notices', () => this.latest.reload());
  }

  /** The notices after those. */
  older(cursor: string): Promise<NoticeList> {
    return this.api.invoke(listMyNotices, { cursor });
  }

  /** Marks some as read, or all of them. */
  async read(ids?: readonly string[]): Promise<void> {
    await this.api.invoke(markMyNoticesRead, { body: ids === undefined ? {} : { ids: [...ids] } });
    this.latest.reload();
  }
}
