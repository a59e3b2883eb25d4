import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { ProblemNotice, followRules, query, Session, Skeleton } from '@tessera/shell';
import { CriteriaApi, type CriteriaKind, type CriteriaSet } from '../data/criteria.api.js';
import { askWhy } from '../ui/ask-why.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { CRITERIA_FIELDS } from './criteria-fields.js';
import type { CriteriaAnswer, CriteriaEdit } from './criteria-sheet.js';

const KINDS: readonly CriteriaKind[] = ['account', 'password'];

/** Rules for accounts and passwords: the default ones, and others for accounts that need them. */
@Component({
  selector: 'adm-criteria',
  imports: [MatButton, ProblemNotice, Skeleton],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './criteria.page.html',
  styles: `
    :host { display: grid; gap: 24px; }
    .sets { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(300px, 100%), 1fr)); gap: 16px; align-items: start; }
    .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px; }
    ul { padding-inline-start: 18px; display: grid; gap: 4px; }
    h3 { overflow-wrap: anywhere; }
  `,
})
export class CriteriaPage {
  protected readonly t = sentences();
  private readonly api = inject(CriteriaApi);
  private readonly dialog = inject(MatDialog);
  private readonly askWhy = askWhy();
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly kinds = KINDS;
  protected readonly all = query(() => 'criteria', () => this.api.all());
  protected readonly mayWrite = computed(() => this.session.can('account:write'));

  constructor() {
    followRules([this.all]);
  }

  protected sets(kind: CriteriaKind): readonly CriteriaSet[] {
    return this.all.value()?.[kind] ?? [];
  }

  /** The rules that are on, each as a sentence. */
  protected rules(kind: CriteriaKind, set: CriteriaSet): readonly string[] {
    const values = set as unknown as Readonly<Record<string, number | boolean>>;
    const said = CRITERIA_FIELDS[kind].flatMap(({ name }) => {
      const value = values[name];
      if (name === 'internalSignIn') return value ? [] : [this.t('criteria.says.internalSignIn')];
      return value ? [this.t(`criteria.says.${name}`, { value: String(value) })] : [];
    });
    return said.length ? said : [this.t('criteria.says.nothing')];
  }

  protected async add(kind: CriteriaKind): Promise<void> {
    const answer = await this.ask({ kind });
    if (!answer) return;
    const { wish, reason } = answer;
    if (await this.attempt.done('add', this.t('criteria.saved', { name: wish.name }), () => this.api.add(kind, wish, reason))) this.all.reload();
  }

  protected async edit(kind: CriteriaKind, set: CriteriaSet): Promise<void> {
    const answer = await this.ask({ kind, set });
    if (!answer) return;
    const { wish, reason } = answer;
    await this.attempt.done(set.id, this.t('criteria.saved', { name: wish.name }), () => this.api.save(kind, set, wish, reason));
    this.all.reload();
  }

  protected async remove({ id, name }: CriteriaSet): Promise<void> {
    const reason = await this.askWhy({
      title: this.t('criteria.removeHeading', { name }), text: this.t('criteria.removeText'), yes: this.t('criteria.remove'), tone: 'danger',
    });
    if (reason !== undefined && (await this.attempt.done(id, this.t('criteria.removed', { name }), () => this.api.remove(id, reason)))) this.all.reload();
  }

  private async ask(edit: CriteriaEdit): Promise<CriteriaAnswer | undefined> {
    const { CriteriaSheet } = await import('./criteria-sheet.js');
    return sheet<CriteriaAnswer>(this.dialog, CriteriaSheet, edit);
  }
}
