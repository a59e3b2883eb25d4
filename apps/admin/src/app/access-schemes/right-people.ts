import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { query } from '@tessera/shell';
import type { MemberPage, MemberView } from '@tessera/api-client';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { ObjectRightsApi } from './object-rights.api.js';

/** Who has a right to one object at this moment, page by page. */
@Component({
  selector: 'adm-right-people',
  imports: [MatButton, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (first.value(); as page) {
      <p class="count" role="status">{{ page.capped ? t('members.more', { count: page.count }) : t('members.count', { count: page.count }) }}</p>
      <ul>
        @for (member of members(); track member.identityId) { <li>{{ member.name }}</li> } @empty { <li class="t-muted">{{ t('members.nobody') }}</li> }
      </ul>
      @if (next()) { <button matButton type="button" [disabled]="attempt.busy() !== undefined" (click)="more()">{{ t('members.next') }}</button> }
      <p class="t-small t-muted">{{ t('objectRights.andTheHouse') }}</p>
    } @else {
      <adm-waiting [content]="first" [lines]="3" />
    }
  `,
  styles: `
    :host { display: block; min-width: 0; }
    .count { margin-block: 0 8px; font-weight: 550; }
    ul { margin: 0; padding: 0; list-style: none; }
    li { padding-block: 4px; overflow-wrap: anywhere; }
  `,
})
export class RightPeople {
  protected readonly t = sentences();
  private readonly api = inject(ObjectRightsApi);
  protected readonly attempt = inject(Attempt);

  readonly object = input.required<string>();
  readonly right = input.required<string>();
  /** Whatever changes when the rights have changed: then the list is read again. */
  readonly about = input.required<unknown>();

  protected readonly first = query(() => ({ object: this.object(), right: this.right(), about: this.about() }), ({ object, right }) => this.api.people(object, right));
  private readonly rest = linkedSignal<unknown, readonly MemberPage[]>({ source: () => this.first.value(), computation: () => [] });
  protected readonly members = computed((): readonly MemberView[] => [this.first.value(), ...this.rest()].flatMap((page) => page?.items ?? []));
  protected readonly next = computed(() => (this.rest().at(-1) ?? this.first.value())?.nextCursor);

  protected async more(): Promise<void> {
    const page = await this.attempt.answer('more', () => this.api.people(this.object(), this.right(), this.next()));
    if (page) this.rest.update((pages) => [...pages, page]);
  }
}
