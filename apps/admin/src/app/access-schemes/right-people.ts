import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { query } from '@tessera/shell';
import type { MemberPage } from '@tessera/api-client';
import { MemberList } from '../rule/member-list.js';
import { sentences } from '../ui/sentences.js';
import { ObjectRightsApi } from './object-rights.api.js';

/** Who has a right to one object at this moment. */
@Component({
  selector: 'adm-right-people',
  imports: [MemberList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<adm-member-list [first]="first" [readOn]="readOn"><p class="t-small t-muted">{{ t('objectRights.andTheHouse') }}</p></adm-member-list>`,
  styles: `:host { display: block; min-width: 0; }`,
})
export class RightPeople {
  protected readonly t = sentences();
  private readonly api = inject(ObjectRightsApi);

  readonly object = input.required<string>();
  readonly right = input.required<string>();
  /** Whatever changes when the rights have changed: then the list is read again. */
  readonly about = input.required<unknown>();

  protected readonly first = query(() => ({ object: this.object(), right: this.right(), about: this.about() }), ({ object, right }) => this.api.people(object, right));
  protected readonly readOn = (cursor: string | undefined): Promise<MemberPage> => this.api.people(this.object(), this.right(), cursor);
}
