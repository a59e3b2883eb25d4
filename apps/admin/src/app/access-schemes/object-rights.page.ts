import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Confirm, Notice, query, Toasts } from '@tessera/shell';
import type { ObjectAclView, RightView } from '@tessera/api-client';
import { AccessApi } from '../data/access.api.js';
import type { HoldsWork } from '../process-list/leave.guard.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { Waiting } from '../ui/waiting.js';
import type { EntryEdit } from './entry-sheet.js';
import { ObjectPicker } from './object-picker.js';
import { ObjectRightsApi, type Following } from './object-rights.api.js';
import { RightPeople } from './right-people.js';
import { RightsTable, type Removal, type RightRow } from './rights-table.js';
import { ruleSpeaker } from './rule-words.js';
import { entryOf, type Entry } from './scheme-draft.js';
import { SchemesApi } from './schemes.api.js';
import { ShareCard } from './share-card.js';

const MODEL = 'model';
const OWN = 'own';
const SCENARIO = 'scenario ';

/** Who may do what with one object: what it follows, its own entries, its model, and with whom it is shared. */
@Component({
  selector: 'adm-object-rights',
  imports: [Notice, ObjectPicker, RightPeople, RightsTable, ShareCard, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './object-rights.page.html',
  styleUrls: ['./schemes.page.scss', './object-rights.page.scss'],
})
export class ObjectRightsPage implements HoldsWork {
  protected readonly t = sentences();
  private readonly api = inject(ObjectRightsApi);
  private readonly schemes = inject(SchemesApi);
  private readonly access = inject(AccessApi);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly attempt = inject(Attempt);
  private readonly sharing = viewChild(ShareCard);

  readonly type = input<string>();
  readonly object = input<string>();

  protected readonly types = query(() => 'types', () => this.access.objectTypes());
  private readonly something = query(() => this.object(), (id) => this.schemes.object(id));
  protected readonly knownObject = computed(() => (this.something.value()?.id === this.object() ? this.something.value() : undefined));
  protected readonly typeView = computed(() => this.types.value()?.find(({ name }) => name === (this.knownObject()?.objectType ?? this.type())) ?? this.types.value()?.[0]);
  protected readonly read = query(() => this.object(), async (id) => ({ id, acl: await this.api.read(id) }));
  private readonly present = linkedSignal(() => this.read.value());
  protected readonly acl = computed(() => (this.present()?.id === this.object() ? this.present()?.acl : undefined));
  protected readonly entries = computed(() => (this.acl()?.scheme.entries ?? []).map(entryOf));
  protected readonly rows = computed((): readonly RightRow[] => (this.acl()?.rights ?? []).map((right) => ({
    right, entries: this.entries().map((entry, key) => ({ entry, key })).filter(({ entry }) => entry.permission === right.name), mayLook: true,
  })));
  protected readonly mayEdit = computed(() => this.acl()?.follows === OWN && this.acl()?.maySetAcl === true);
  /** What it follows, as the field says it. */
  protected readonly followed = computed(() => this.followedIn(this.acl()));
  protected readonly choices = computed(() => {
    const acl = this.acl();
    if (!acl) return [];
    const scenarios = acl.scenarios.map((name) => ({ value: `${SCENARIO}${name}`, text: this.t('objectRights.scenario', { name }) }));
    return [{ value: MODEL, text: this.t('objectRights.model') }, ...scenarios, { value: OWN, text: this.t('objectRights.own') }];
  });
  protected readonly speak = ruleSpeaker(() => this.entries().map(({ filter }) => filter));

  /** Whether something here waits to be saved. */
  hasUnsavedWork(): boolean {
    return this.sharing()?.unsaved() ?? false;
  }

  protected look(question: { readonly type?: string; readonly object: string | null }): void {
    void this.router.navigate([], { queryParams: question, queryParamsHandling: 'merge' });
  }

  protected async follow(field: HTMLSelectElement, acl: ObjectAclView): Promise<void> {
    const wanted = field.value;
    const before = this.followedIn(acl);
    const agreed = wanted !== before && (await this.agrees(wanted, before));
    if (agreed) await this.change(this.followingOf(wanted), this.t('objectRights.followed'));
    field.value = this.followed();
  }

  protected async customize(field: HTMLSelectElement, id: string, acl: ObjectAclView): Promise<void> {
    const name = acl.models.find((one) => one.id === field.value)?.name ?? this.t('objectRights.standard');
    const agreed = await this.confirm.ask({
      title: this.t('objectRights.customizeHeading', { name }), text: this.t('objectRights.customizeText', { object: acl.label }), yes: this.t('objectRights.customize'),
    });
    if (agreed && (await this.attempt.done('customize', this.t('objectRights.customized'), () => this.api.customize(id, field.value || undefined)))) this.read.reload();
    field.value = this.acl()?.model?.id ?? '';
  }

  protected async edit(right: RightView, index?: number): Promise<void> {
    const { SchemeEntrySheet } = await import('./entry-sheet.js');
    const entries = this.entries();
    const entry = index === undefined ? undefined : entries[index];
    const data: EntryEdit = { rights: this.acl()?.rights ?? [], permission: right.name as Entry['permission'], ...(entry && { entry }) };
    const wish = await sheet<Entry>(this.dialog, SchemeEntrySheet, data);
    if (wish) await this.change({ entries: entry ? entries.with(index ?? 0, wish) : [...entries, wish] }, this.t('objectRights.saved'));
  }

  protected async remove({ key, ...question }: Removal): Promise<void> {
    const agreed = await this.confirm.ask({ title: this.t('objectRights.removeHeading'), text: this.t('objectRights.removeText', question), yes: this.t('objectRights.removeYes'), tone: 'danger' });
    if (agreed) await this.change({ entries: this.entries().toSpliced(key, 1) }, this.t('objectRights.saved'));
  }

  protected shared(acl: ObjectAclView): void {
    this.take(acl);
    this.toasts.done(this.t('objectRights.sharedSaved'));
  }

  private agrees(wanted: string, before: string): Promise<boolean> {
    if (wanted === OWN) return this.confirm.ask({ title: this.t('objectRights.detachHeading'), text: this.t('objectRights.detachText'), yes: this.t('objectRights.detach') });
    if (before !== OWN) return Promise.resolve(true);
    return this.confirm.ask({ title: this.t('objectRights.backHeading'), text: this.t('objectRights.backText'), yes: this.t('objectRights.back'), tone: 'danger' });
  }

  private followingOf(wanted: string): Following {
    if (wanted === OWN) return { entries: this.entries() };
    return wanted.startsWith(SCENARIO) ? { scenario: wanted.slice(SCENARIO.length) } : 'model';
  }

  private followedIn(acl: ObjectAclView | undefined): string {
    return acl?.follows === 'scenario' ? `${SCENARIO}${acl.scheme.name}` : (acl?.follows ?? MODEL);
  }

  private async change(following: Following, told: string): Promise<void> {
    const acl = await this.attempt.answer('follow', () => this.api.follow(this.object() ?? '', following));
    if (!acl) return;
    this.take(acl);
    this.toasts.done(told);
  }

  private take(acl: ObjectAclView): void {
    this.present.set({ id: this.object() ?? '', acl });
  }
}
