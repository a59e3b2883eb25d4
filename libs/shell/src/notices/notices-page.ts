import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeView } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import { growingList } from '../api/growing-list.js';
import { Moment } from '../moment/moment.js';
import { Empty } from '../notice/empty.js';
import { ProblemNotice } from '../notice/problem-notice.js';
import { Skeleton } from '../notice/skeleton.js';
import { Toasts } from '../toasts/toasts.js';
import { MyNotices } from './my-notices.js';

/** Notices of the person signed in: what they say, and which are new. */
@Component({
  selector: 't-notices-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Empty, Moment, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './notices-page.html',
  styleUrl: './notices-page.scss',
})
export class NoticesPage {
  protected readonly mine = inject(MyNotices);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;

  private readonly list = growingList<NoticeView>(() => this.mine.latest.value(), ({ id }) => id);
  // Those on older pages are not read again when they are marked.
  private readonly readHere = signal<ReadonlySet<string>>(new Set());
  protected readonly items = computed(() => this.list.items()?.map((one) => ({ ...one, isNew: one.readAt === undefined && !this.readHere().has(one.id), pieces: piecesOf(one.text) })) ?? []);
  protected readonly next = this.list.next;
  protected readonly busy = signal(false);

  protected read({ id }: NoticeView): Promise<void> {
    return this.attempt(async () => {
      await this.mine.read([id]);
      this.readHere.update((ids) => new Set([...ids, id]));
    });
  }

  protected readAll(): Promise<void> {
    return this.attempt(async () => {
      await this.mine.read();
      this.readHere.set(new Set(this.items().map(({ id }) => id)));
      this.toasts.done(this.t('shell.notices.allRead'));
    });
  }

  protected readOlder(cursor: string): Promise<void> {
    return this.attempt(async () => {
      this.list.add(await this.mine.older(cursor));
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await act();
    } catch (cause) {
      this.toasts.problem(cause);
    } finally {
      this.busy.set(false);
    }
  }
}

// Addresses of this house can be clicked; what others may have written in there stays text.
const ADDRESS = /(https?:\/\/\S+)/;

function piecesOf(text: string): readonly { readonly text: string; readonly href?: string }[] {
  return text.split(ADDRESS).map((piece) => (ADDRESS.test(piece) && URL.canParse(piece) && new URL(piece).origin === location.origin ? { text: piece, href: piece } : { text: piece }));
}
