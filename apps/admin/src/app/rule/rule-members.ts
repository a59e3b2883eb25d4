import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { query } from '@tessera/shell';
import type { MemberPage, UserFilter } from '@tessera/api-client';
import { OrganisationApi } from '../data/organisation.api.js';
import { sentences } from '../ui/sentences.js';
import { MemberList } from './member-list.js';

/** Who a rule is about at this moment. */
@Component({
  selector: 'adm-rule-members',
  imports: [MemberList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ t('members.heading') }}</h3>
    <adm-member-list [first]="first" [readOn]="readOn" />
  `,
  styles: `:host { display: grid; gap: 4px; min-width: 0; }`,
})
export class RuleMembers {
  protected readonly t = sentences();
  private readonly api = inject(OrganisationApi);

  readonly rule = input.required<UserFilter>();

  protected readonly first = query(() => this.rule(), (rule) => this.api.members(rule));
  protected readonly readOn = (cursor: string | undefined): Promise<MemberPage> => this.api.members(this.rule(), cursor);
}
