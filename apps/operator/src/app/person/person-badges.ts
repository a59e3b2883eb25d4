import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { mdiCardAccountDetailsOutline, mdiCheckDecagramOutline } from '@mdi/js';
import type { ObjectTypeView, ObjectView } from '@tessera/api-client';
import { StateBadge, Texts } from '@tessera/shell';
import { contactsOf } from './contacts.js';

/** What the counter has to know about a person at a glance: a document that has expired, contacts that were verified. */
@Component({
  selector: 'app-person-badges',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StateBadge],
  template: `@for (badge of badges(); track badge.title) { <t-state-badge [state]="badge" [icon]="badge.icon" /> }`,
  styles: ':host { display: flex; flex-wrap: wrap; gap: 8px; } :host:empty { display: none; }',
})
export class PersonBadges {
  private readonly texts = inject(Texts);

  readonly object = input.required<ObjectView>();
  readonly type = input<ObjectTypeView>();

  protected readonly badges = computed(() => {
    const expiry = this.object().attributes['identificationCodeExpiryDate'];
    const isOver = typeof expiry === 'string' && expiry < today();
    const verified = contactsOf(this.object(), this.type()).filter((contact) => contact.verified !== undefined);
    return [
      ...(isOver ? [{ title: this.texts.t('app.contacts.documentExpired', { day: this.texts.day(expiry) }), meaning: 'stopped' as const, icon: mdiCardAccountDetailsOutline }] : []),
      ...verified.map(({ channel }) => ({ title: this.texts.t(`app.contacts.verifiedBadge.${channel}`), meaning: 'in-use' as const, icon: mdiCheckDecagramOutline })),
    ];
  });
}

// The day where the counter stands.
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
