import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { asProblem, Confirm, Empty, Notice, followRules, query, Session, Toasts } from '@tessera/shell';
import type { AclSchemesView, AclSchemeView, RightView } from '@tessera/api-client';
import type { HoldsWork } from '../process-list/leave.guard.js';
import { RuleMembers } from '../rule/rule-members.js';
import { askWhy } from '../ui/ask-why.js';
import { Attempt } from '../ui/attempt.js';
import { SaveBar } from '../ui/save-bar.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { Waiting } from '../ui/waiting.js';
import type { EntryEdit } from './entry-sheet.js';
import type { NewScenario } from './scenario-sheet.js';
import { RightsTable, type RightRow } from './rights-table.js';
import { ruleSpeaker } from './rule-words.js';
import {
  draftOf, entriesOf, entryOf, markOf, onTopOf, peopleOf, withAdded, withChanged, withRemoved, withRestored, type DraftEntry, type Entry,
} from './scheme-draft.js';
import { SchemesApi } from './schemes.api.js';

/** The scheme that the changes are about. */
type Base = AclSchemeView & { readonly objectType: string };

/** Who may do what with objects of a type: its default scheme and its scenarios. */
@Component({
  selector: 'adm-schemes',
  imports: [Empty, MatButton, Notice, RightsTable, RuleMembers, SaveBar, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './schemes.page.html',
  styleUrl: './schemes.page.scss',
})
export class SchemesPage implements HoldsWork {
  protected readonly t = sentences();
  private readonly api = inject(SchemesApi);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly askWhy = askWhy();
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);

  /** The object type and the scenario, from the address. */
  readonly type = input<string>();
  readonly scheme = input<string>();

  protected readonly types = query(() => 'types', () => this.api.types());
  protected readonly typeName = computed(() => this.type() ?? this.types.value()?.[0]?.name);
  protected readonly schemes = query(() => this.typeName(), (type) => this.api.schemes(type));
  protected readonly present = computed(() => (this.schemes.value()?.objectType === this.typeName() ? this.schemes.value() : undefined));
  // What was read once more and is the same leaves the changes alone that somebody made on it.
  protected readonly base = linkedSignal<{ readonly known: AclSchemesView | undefined; readonly wanted: string | undefined }, Base | undefined>({
    source: () => ({ known: this.present(), wanted: this.scheme() }),
    computation: ({ known, wanted }) => {
      const found = known?.schemes.find(({ level, name }) => level === 'scenario' && name === wanted) ?? known?.schemes[0];
      return known && found && { ...found, objectType: known.objectType };
    },
    equal: (one, other) => one === other || (one !== undefined && other !== undefined && idOf(one) === idOf(other)),
  });
  protected readonly title = computed(() => this.present()?.schemes.find(({ name }) => name === this.base()?.name)?.title ?? this.base()?.title);
  protected readonly draft = linkedSignal<readonly DraftEntry[]>(() => draftOf(this.base()?.entries ?? []));
  protected readonly rows = computed((): readonly RightRow[] => (this.present()?.rights ?? []).map((right) => {
    const entries = this.draft().filter((one) => shown(one).permission === right.name).map((one) => ({ key: one.key, entry: shown(one), mark: markOf(one) }));
    return { right, entries, mayLook: entries.length > 0 };
  }));
  protected readonly unsaved = computed(() => this.draft().filter((one) => markOf(one) !== undefined).length);
  protected readonly mayWrite = computed(() => this.session.can('acl:write'));
  protected readonly speak = ruleSpeaker(() => this.draft().map((one) => shown(one).filter));
  protected readonly overtaken = linkedSignal<unknown, string | undefined>({ source: () => [this.typeName(), this.scheme()], computation: () => undefined });
  /** Whether an entry is open in its sheet: the entries below stay as they are, and it finds its place again. */
  private readonly editing = signal(false);

  constructor() {
    followRules([this.types, this.schemes], () => this.editing() || this.hasUnsavedWork());
  }

  /** Whether something here waits to be saved. */
  hasUnsavedWork(): boolean {
    return this.unsaved() > 0;
  }

  protected people(right: string): ReturnType<typeof peopleOf> {
    return peopleOf(this.entriesFor(right));
  }

  protected related(right: string): boolean {
    return this.entriesFor(right).some(({ relations }) => relations.length > 0);
  }

  protected async show(field: HTMLSelectElement, before: string, way: { readonly type?: string; readonly scheme?: string }): Promise<void> {
    if (this.hasUnsavedWork() && !(await this.mayLose())) {
      field.value = before;
      return;
    }
    this.draft.set(draftOf(this.base()?.entries ?? []));
    await this.go(way);
  }

  protected async edit(right: RightView, key?: number): Promise<void> {
    const entry = this.draft().find((one) => one.key === key);
    const { SchemeEntrySheet } = await import('./entry-sheet.js');
    const data: EntryEdit = { rights: this.present()?.rights ?? [], permission: right.name as Entry['permission'], ...(entry && { entry: shown(entry) }) };
    this.editing.set(true);
    const wish = await sheet<Entry>(this.dialog, SchemeEntrySheet, data).finally(() => this.editing.set(false));
    if (wish) this.draft.update((draft) => (entry ? withChanged(draft, entry.key, wish) : withAdded(draft, wish)));
  }

  protected remove(key: number): void {
    this.draft.update((draft) => withRemoved(draft, key));
  }

  protected restore(key: number): void {
    this.draft.update((draft) => withRestored(draft, key));
  }

  protected discard(): void {
    this.overtaken.set(undefined);
    this.draft.set(draftOf(this.base()?.entries ?? []));
  }

  protected async save(type: string, base: AclSchemeView, reason: string): Promise<void> {
    const saved = await this.attempt.answer('save', () => this.trySave(type, base, reason));
    if (!saved) return;
    this.overtaken.set(undefined);
    this.base.set({ ...saved, objectType: type });
    this.toasts.done(this.t('schemes.saved'));
    this.schemes.reload();
  }

  protected async addScenario(type: string, schemes: readonly AclSchemeView[]): Promise<void> {
    if (this.hasUnsavedWork() && !(await this.mayLose())) return;
    const { ScenarioSheet } = await import('./scenario-sheet.js');
    const wish = await sheet<NewScenario>(this.dialog, ScenarioSheet, schemes.map((one) => one.name));
    const model = schemes[0];
    if (!wish || !model) return;
    const { name, reason } = wish;
    const made: AclSchemeView = { ...model, level: 'scenario', name, revision: 0 };
    if (!(await this.attempt.done('add', this.t('schemes.scenarioSaved', { name }), () => this.api.save(type, made, model.entries.map(entryOf), reason)))) return;
    await this.go({ type, scheme: name });
    this.schemes.reload();
  }

  protected async removeScenario(type: string, { name }: AclSchemeView): Promise<void> {
    const question = { title: this.t('schemes.removeHeading', { name }), text: this.t('schemes.removeText'), yes: this.t('schemes.removeScenario'), tone: 'danger' } as const;
    const reason = await this.askWhy(question);
    if (reason === undefined) return;
    if (!(await this.attempt.done('remove', this.t('schemes.scenarioRemoved', { name }), () => this.api.removeScenario(type, name, reason)))) return;
    await this.go({ type });
    this.schemes.reload();
  }

  // Somebody else was faster: what they saved comes in, with the changes made here on top of it.
  private async trySave(type: string, base: AclSchemeView, reason: string): Promise<AclSchemeView | undefined> {
    try {
      return await this.api.save(type, base, entriesOf(this.draft()), reason);
    } catch (error) {
      if (asProblem(error).reason !== 'revision-conflict') throw error;
      const { schemes } = await this.api.schemes(type);
      const theirs = schemes.find(({ level, name }) => level === base.level && name === base.name);
      if (!theirs) throw error;
      const mine = onTopOf(theirs.entries, this.draft());
      this.base.set({ ...theirs, objectType: type });
      this.draft.set(mine);
      this.overtaken.set(theirs.changedBy ?? this.t('schemes.somebody'));
      return undefined;
    }
  }

  private entriesFor(right: string): readonly Entry[] {
    return entriesOf(this.draft()).filter(({ permission }) => permission === right);
  }

  private go(queryParams: { readonly type?: string; readonly scheme?: string }): Promise<boolean> {
    return this.router.navigate([], { queryParams });
  }

  private mayLose(): Promise<boolean> {
    return this.confirm.ask({ title: this.t('leave.heading'), text: this.t('leave.text'), yes: this.t('leave.leave'), no: this.t('leave.stay') });
  }
}

const idOf = ({ objectType, level, name, revision }: Base): string => JSON.stringify([objectType, level, name, revision]);

/** An entry as it is shown: as it is to be, or, when it is to go, as it was. */
function shown({ saved, now }: DraftEntry): Entry {
  return now ?? saved ?? { permission: 'List', filter: { not: { everyone: true } }, relations: [] };
}
