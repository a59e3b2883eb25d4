import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { query } from '@tessera/shell';
import type { MemberView, UserFilter } from '@tessera/api-client';
import { OrganisationApi } from '../data/organisation.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';

/** Who a rule is about at this moment: how many, and their names page by page. */
@Component({
  selector: 'adm-rule-members',
  imports: [MatButton, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ t('members.heading') }}</h3>
    @if (first.value(); as page) {
      <p class="count" role="status">{{ page.capped ? t('members.more', { count: page.count }) : t('members.count', { count: page.count }) }}</p>
      <ul>
        @for (member of members(); track member.identityId) {
          <li>
            <span class="name">{{ member.name }}</span>
            <span class="t-muted t-small">{{ words(member) }}</span>
          </li>
        } @empty { <li class="t-muted">{{ t('members.nobody') }}</li> }
      </ul>
      @if (next()) { <button matButton type="button" [disabled]="attempt.busy() !== undefined" (click)="more()">{{ t('members.next') }}</button> }
    } @else {
      <adm-waiting [content]="first" [lines]="4" />
    }
  `,
  styles: `
    :host { display: block; min-width: 0; }
    .count { margin-block: 4px 8px; font-weight: 550; }
    ul { margin: 0; padding: 0; list-style: none; }
    li { display: flex; flex-wrap: wrap; gap: 0 12px; justify-content: space-between; padding-block: 6px; border-block-start: 1px solid var(--mat-sys-outline-variant); overflow-wrap: anywhere; }
    .name, li span { min-width: 0; }
  `,
})
export class RuleMembers {
  protected readonly t = sentences();
  private readonly api = inject(OrganisationApi);
  protected readonly attempt = inject(Attempt);

  readonly rule = input.required<UserFilter>();

  protected readonly first = query(() => this.rule(), (rule) => this.api.members(rule));
  private readonly rest = linkedSignal<unknown, readonly MemberView[]>({ source: () => this.first.value(), computation: () => [] });
  private readonly later = linkedSignal<unknown, { readonly cursor: string | undefined } | undefined>({ source: () => this.first.value(), computation: () => undefined });
  protected readonly members = computed(() => [...(this.first.value()?.items ?? []), ...this.rest()]);
  protected readonly next = computed(() => (this.later() ? this.later()?.cursor : this.first.value()?.nextCursor));

  protected words({ positions, userName }: MemberView): string {
    return [...positions.map(({ name }) => name), ...(userName === undefined ? [this.t('members.noAccount')] : [])].join(', ');
  }

  protected async more(): Promise<void> {
    const page = await this.attempt.answer('more', () => this.api.members(this.rule(), this.next()));
    if (!page) return;
    this.rest.update((members) => [...members, ...page.items]);
    this.later.set({ cursor: page.nextCursor });
  }
}
