import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { CriteriaKind, CriteriaSet, CriteriaWish } from '../data/criteria.api.js';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';
import { CRITERIA_FIELDS } from './criteria-fields.js';

/** Which rules to change; nothing for new ones. */
export interface CriteriaEdit {
  readonly kind: CriteriaKind;
  readonly set?: CriteriaSet;
}

/** What a set of rules is to be, and why. */
export interface CriteriaAnswer {
  readonly wish: CriteriaWish;
  readonly reason: string;
}

/** Asks for a set of rules. */
@Component({
  selector: 'adm-criteria-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './criteria-sheet.html',
})
export class CriteriaSheet {
  protected readonly t = sentences();
  protected readonly edit = inject<CriteriaEdit>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CriteriaSheet, CriteriaAnswer>>(MatDialogRef);
  private readonly before = (this.edit.set ?? {}) as unknown as Readonly<Record<string, number | boolean | undefined>>;
  protected readonly fields = CRITERIA_FIELDS[this.edit.kind].map((field) => ({
    name: field.name, text: `criteria.fields.${field.name}`, help: `criteria.helps.${field.name}`,
    value: this.before[field.name] ?? field.initial, bounds: 'min' in field ? { min: field.min, max: field.max } : undefined,
  }));
  protected readonly faults = signal<ReadonlySet<string>>(new Set());

  protected save(event: Event, reason: string): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const values = this.fields.map(({ name, bounds }) => [name, bounds ? Number(text(name) || NaN) : form.has(name)] as const);
    const wrong = this.fields.filter(({ bounds }, index) => bounds && !isWithin(values[index]?.[1], bounds)).map(({ name }) => name);
    this.faults.set(new Set([...wrong, ...(text('name') ? [] : ['name'])]));
    if (this.faults().size) return;
    const description = text('description');
    const wish = { name: text('name'), ...(description ? { description } : {}), ...Object.fromEntries(values) } as CriteriaWish;
    this.dialog.close({ wish, reason });
  }
}

const isWithin = (value: number | boolean | undefined, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
