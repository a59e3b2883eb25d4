import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTab, MatTabGroup } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import type { AuditView, Field } from '@tessera/api-client';
import {
  Empty, LiveUpdates, Moment, Notice, PageTitle, ProblemNotice, Session, Skeleton, StateBadge, Texts, Toasts, query, valueText,
} from '@tessera/shell';
import type { LiveEvent } from '@tessera/shell';
import { growingList } from '@tessera/shell/paged';
import { Timeline } from '@tessera/shell/timeline';
import { HttpFileDesk } from '../api/http-file-desk.js';
import { OperatorApi } from '../api/operator-api.js';
import { DocumentsCard } from '../files/documents-card.js';
import { ObjectPicture } from '../files/object-picture.js';
import { ObjectTypes } from '../object-types/object-types.js';
import { ContactsCard } from '../person/contacts-card.js';
import { CONTACT_ATTRIBUTES, isPerson } from '../person/contacts.js';
import { PersonBadges } from '../person/person-badges.js';
import { ProtectionMenu } from '../protection/protection-menu.js';
import { ProtectionNotes } from '../protection/protection-notes.js';
import { Related } from '../related/related-card.js';
import { ActionPanel } from './action-panel.js';
import { LifeCycleMap } from './life-cycle-map.js';
import { ObjectLink } from './object-link.js';
import { SecretsCard } from './secrets-card.js';

/** One object: what it is, where it stands, what can be done with it, and what happened to it. */
@Component({
  selector: 'app-profile-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ActionPanel, ContactsCard, DocumentsCard, MatTab, MatTabGroup, ObjectPicture, Empty, LifeCycleMap, MatButton, Moment, Notice, ObjectLink, PersonBadges, ProblemNotice, ProtectionMenu, ProtectionNotes, Related, RouterLink, SecretsCard, Skeleton, StateBadge, Timeline],
  templateUrl: './profile-page.html',
  styleUrl: './profile-page.scss',
})
export class ProfilePage {
  private readonly api = inject(OperatorApi);
  private readonly types = inject(ObjectTypes);
  private readonly texts = inject(Texts);
  private readonly title = inject(PageTitle);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly files = inject(HttpFileDesk);
  protected readonly t = this.texts.t;

  readonly id = input.required<string>();

  protected readonly object = query(() => this.id(), (id) => this.api.object(id));
  private readonly typeName = computed(() => this.object.value()?.objectType);
  protected readonly type = query(() => this.typeName(), (name) => this.api.objectType(name));
  protected readonly history = query(() => this.id(), (id) => this.api.history(id));
  private readonly told = growingList<AuditView>(() => this.history.value(), ({ id }) => id);
  protected readonly entries = this.told.items;
  protected readonly older = this.told.next;

  protected readonly person = computed(() => isPerson(this.typeName()));
  protected readonly state = computed(() => {
    const object = this.object.value();
    return object === undefined ? undefined : this.types.state(object.objectType, object.state);
  });
  protected readonly rows = computed(() => {
    const values = this.object.value()?.attributes ?? {};
    const attributes = Object.entries(this.type.value()?.attributes ?? {}).filter(([name, field]) => field.internal !== true && !(this.person() && CONTACT_ATTRIBUTES.has(name)));
    return attributes.map(([name, field]) => ({
      name, title: field.title, text: isFile(field) ? '' : valueText(field, values[name], this.texts), file: isFile(field) ? this.addressOf(values[name]) : undefined,
      object: field.kind === 'object' && typeof values[name] === 'string' ? values[name] : undefined,
    }));
  });
  protected readonly filled = computed(() => this.rows().filter(({ text, file }) => text !== '' || file !== undefined));
  /** Why some details are blank, and who can change that. */
  protected readonly blank = computed(() => {
    const { missingRights = [], grantors = [] } = this.object.value() ?? {};
    if (missingRights.length === 0) return undefined;
    const quoted = missingRights.map((right) => `"${right}"`).join(', ');
    return this.t('app.profile.blank', { rights: quoted, grantors: grantors.join(', ') });
  });
  protected readonly documentCount = computed(() => {
    const count = this.object.value()?.common.attachments?.length ?? 0;
    return count === 0 ? '' : ` (${this.texts.number(count)})`;
  });
  protected readonly mayAsk = this.session.can('acl:read');
  protected readonly secrets = computed(() => this.session.can('secret:reveal') && this.object.value()?.attributes['chipSerial'] !== undefined);

  constructor() {
    effect(() => this.title.about(this.object.value()?.label));
    this.announceStateChanges();
    const live = inject(LiveUpdates);
    live.on((event) => this.concerns(event), () => this.readAgain());
    live.on((event) => event.kind === 'rules', () => this.rulesChanged());
  }

  protected async readOlder(): Promise<void> {
    const cursor = this.older();
    if (cursor === undefined) return;
    try {
      this.told.add(await this.api.history(this.id(), cursor));
    } catch (cause) {
      this.toasts.problem(cause);
    }
  }

  protected readAgain(): void {
    this.object.reload();
    this.history.reload();
  }

  private addressOf(value: unknown): string | undefined {
    return typeof value === 'string' ? this.files.address(value) : undefined;
  }

  private rulesChanged(): void {
    this.object.reload();
    this.type.reload();
  }

  private concerns(event: LiveEvent): boolean {
    return event.kind === 'objects' && event.ids.includes(this.id());
  }

  private announceStateChanges(): void {
    let before: { readonly id: string; readonly state: string } | undefined;
    effect(() => {
      const object = this.object.value();
      const state = this.state();
      if (object === undefined || state === undefined) return;
      if (before?.id === object.id && before.state !== object.state) {
        untracked(() => this.toasts.done(this.t('app.profile.nowIn', { name: object.label, state: state.title })));
      }
      before = { id: object.id, state: object.state };
    });
  }
}

function isFile({ kind }: Field): boolean {
  return kind === 'file' || kind === 'image';
}
