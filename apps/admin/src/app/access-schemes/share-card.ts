import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { mdiClose } from '@mdi/js';
import { Icon } from '@tessera/shell';
import type { ObjectAclView } from '@tessera/api-client';
import type { Named } from '../data/organisation.api.js';
import { Attempt } from '../ui/attempt.js';
import { PersonPicker } from '../ui/person-picker.js';
import { sentences } from '../ui/sentences.js';
import { ObjectRightsApi } from './object-rights.api.js';

const RIGHTS = ['read', 'modify', 'delete', 'share'] as const;

/** The distribution list of an object: people with rights in addition to the scheme. */
@Component({
  selector: 'adm-share-card',
  imports: [Icon, MatButton, PersonPicker],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './share-card.html',
  styleUrl: './share-card.scss',
})
export class ShareCard {
  protected readonly t = sentences();
  private readonly api = inject(ObjectRightsApi);
  protected readonly attempt = inject(Attempt);
  protected readonly close = mdiClose;
  protected readonly rights = RIGHTS;

  readonly object = input.required<string>();
  readonly acl = input.required<ObjectAclView>();
  readonly saved = output<ObjectAclView>();

  protected readonly list = linkedSignal(() => this.acl().distributionList.map((one) => ({ ...one, rights: one.rights as readonly string[] })));
  readonly unsaved = computed(() => said(this.list()) !== said(this.acl().distributionList));

  protected add(person: Named | undefined): void {
    if (!person || this.list().some(({ identityId }) => identityId === person.id)) return;
    this.list.update((list) => [...list, { identityId: person.id, name: person.name, rights: ['read'] }]);
  }

  protected tick(identityId: string, right: string, on: boolean): void {
    this.list.update((list) => list.map((one) => (one.identityId === identityId ? { ...one, rights: RIGHTS.filter((each) => (each === right ? on : one.rights.includes(each))) } : one)));
  }

  protected remove(identityId: string): void {
    this.list.update((list) => list.filter((one) => one.identityId !== identityId));
  }

  protected discard(): void {
    this.list.set(this.acl().distributionList);
  }

  protected async save(): Promise<void> {
    const entries = this.list().filter(({ rights }) => rights.length > 0);
    const answer = await this.attempt.answer('share', () => this.api.share(this.object(), entries));
    if (answer) this.saved.emit(answer);
  }
}

const said = (list: readonly { readonly identityId: string; readonly rights: readonly string[] }[]): string =>
  JSON.stringify(list.map(({ identityId, rights }) => [identityId, [...rights].sort()]).sort());
