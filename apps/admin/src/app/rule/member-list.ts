import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Query } from '@tessera/shell';
import type { MemberPage, MemberView } from '@tessera/api-client';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';

/** People at this moment: how many, and their names page by page. */
@Component({
  selector: 'adm-member-list',
  imports: [MatButton, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (first().value(); as page) {
      <p class="count" role="status">{{ page.capped ? t('members.more', { count: page.count }) : t('members.count', { count: page.count }) }}</p>
      <ul>
        @for (member of members(); track member.identityId) {
          <li>
            <span>{{ member.name }}</span>
            <span class="t-muted t-small">{{ words(member) }}</span>
          </li>
        } @empty { <li class="t-muted">{{ t('members.nobody') }}</li> }
      </ul>
      @if (next()) { <button matButton type="button" [disabled]="attempt.busy() !== undefined" (click)="more()">{{ t('members.next') }}</button> }
      <ng-content />
    } @else {
      <adm-waiting [content]="first()" [lines]="4" />
    }
  `,
  styles: `
    :host { display: block; min-width: 0; }
    .count { margin-block-end: 8px; font-weight: 550; }
    ul { list-style: none; }
    li { display: flex; flex-wrap: wrap; gap: 0 12px; justify-content: space-between; padding-block: 6px; border-block-start: 1px solid var(--mat-sys-outline-variant); overflow-wrap: anywhere; }
    li span { min-width: 0; }
  `,
})
export class MemberList {
  protected readonly t = sentences();
  protected readonly attempt = inject(Attempt);

  readonly first = input.required<Query<MemberPage>>();
  /** Reads the page that begins there. */
  readonly readOn = input.required<(cursor: string | undefined) => Promise<MemberPage>>();

  // Who is asked for anew is somebody else: nothing of before stays.
  private readonly rest = linkedSignal<unknown, readonly MemberPage[]>({ source: () => this.first().value(), computation: () => [] });
  protected readonly members = computed((): readonly MemberView[] => [this.first().value(), ...this.rest()].flatMap((page) => page?.items ?? []));
  protected readonly next = computed(() => (this.rest().at(-1) ?? this.first().value())?.nextCursor);

  protected words({ positions, userName }: MemberView): string {
    return [...positions.map(({ name }) => name), ...(userName === undefined ? [this.t('members.noAccount')] : [])].join(', ');
  }

  protected async more(): Promise<void> {
    const before = this.first().value();
    const page = await this.attempt.answer('more', () => this.readOn()(this.next()));
    if (page && before === this.first().value()) this.rest.update((pages) => [...pages, page]);
  }
}
