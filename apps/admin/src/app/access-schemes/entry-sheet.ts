import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { RightView, UserFilter } from '@tessera/api-client';
import { RuleBuilder } from '../rule/rule-builder.js';
import { RuleMembers } from '../rule/rule-members.js';
import { sentences } from '../ui/sentences.js';
import type { Entry, Relation } from './scheme-draft.js';

/** Which entry to change, or, without a rule, for which right to make one. */
export interface EntryEdit {
  readonly rights: readonly RightView[];
  readonly permission: Entry['permission'];
  readonly entry?: Entry;
}

/** Asks for a right, whom it is for, and how they have to stand to the object. */
@Component({
  selector: 'adm-scheme-entry-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, RuleBuilder, RuleMembers],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry-sheet.html',
  styles: `[role='group'], fieldset { margin-block: 16px; } fieldset { padding: 0; border: 0; min-width: 0; } legend, h3 { margin-block-end: 8px; padding: 0; font-weight: 600; }`,
})
export class SchemeEntrySheet {
  protected readonly t = sentences();
  protected readonly edit = inject<EntryEdit>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<SchemeEntrySheet, Entry>>(MatDialogRef);

  protected readonly known: readonly Relation[] = ['self', 'creator'];
  protected readonly before: UserFilter = this.edit.entry?.filter ?? { not: { everyone: true } };
  protected readonly permission = signal(this.edit.entry?.permission ?? this.edit.permission);
  protected readonly rule = signal<UserFilter | undefined>(this.before);
  protected readonly everyone: UserFilter = { everyone: true };
  protected readonly relations = signal<readonly Relation[]>(this.edit.entry?.relations ?? []);
  /** A rule that was replaced as a whole, for the builder to begin with. */
  protected readonly begin = signal<UserFilter>(this.before);

  protected relate(relation: Relation, on: boolean): void {
    this.relations.update((all) => this.known.filter((one) => (one === relation ? on : all.includes(one))));
  }

  protected takeEveryone(): void {
    // A new object each time: the builder begins anew also when it began with everyone before.
    const everyone: UserFilter = { everyone: true };
    this.begin.set(everyone);
    this.rule.set(everyone);
  }

  protected isNobody(rule: UserFilter): boolean {
    return 'not' in rule && 'everyone' in rule.not;
  }

  protected save(event: Event): void {
    event.preventDefault();
    const filter = this.rule();
    if (filter && !this.isNobody(filter)) this.dialog.close({ permission: this.permission(), filter, relations: this.relations() });
  }
}
