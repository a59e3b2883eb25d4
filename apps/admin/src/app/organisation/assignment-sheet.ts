import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { query } from '@tessera/shell';
import type { AssignmentView, SaveAssignment } from '@tessera/api-client';
import { OrganisationApi, type Named } from '../data/organisation.api.js';
import { PersonPicker } from '../ui/person-picker.js';
import { sentences } from '../ui/sentences.js';

/** What is known already: the person, the position, or, for a change, the assignment itself. */
export interface AssignmentEdit {
  readonly assignment?: AssignmentView;
  readonly person?: Named;
  readonly position?: Named;
  /** The first one of a person is their main one, unless somebody says otherwise. */
  readonly first?: boolean;
}

/** Who is to hold which position, and how long. */
export interface AssignmentWish {
  readonly person: Named;
  readonly position: Named;
  readonly terms: SaveAssignment;
}

/** Asks for person, position and days of an assignment. */
@Component({
  selector: 'adm-assignment-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, PersonPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './assignment-sheet.html',
  styles: `adm-person-picker, p { margin-block-end: 16px; } .days { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 0 16px; } .days input { min-width: 0; }`,
})
export class AssignmentSheet {
  protected readonly t = sentences();
  private readonly api = inject(OrganisationApi);
  protected readonly edit = inject<AssignmentEdit>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AssignmentSheet, AssignmentWish>>(MatDialogRef);

  private readonly chart = query(() => (this.edit.position ? undefined : 'chart'), () => this.api.chart());
  protected readonly positions = computed(() => (this.chart.value() ?? []).filter(({ kind }) => kind === 'position'));
  protected readonly person = signal<Named | undefined>(this.edit.person);
  protected readonly position = signal<Named | undefined>(this.edit.position);
  protected readonly main = signal(this.edit.assignment?.main ?? (this.edit.person !== undefined && this.edit.first === true));
  protected readonly from = signal(this.edit.assignment?.from ?? '');
  protected readonly to = signal(this.edit.assignment?.to ?? '');
  protected readonly asked = signal(false);
  protected readonly daysWrong = computed(() => this.from() !== '' && this.to() !== '' && this.to() < this.from());

  protected choosePosition(id: string): void {
    this.position.set(this.positions().find((one) => one.id === id));
  }

  protected save(event: Event): void {
    event.preventDefault();
    this.asked.set(true);
    const [person, position, from, to] = [this.person(), this.position(), this.from(), this.to()];
    if (!person || !position || this.daysWrong()) return;
    this.dialog.close({ person, position, terms: { main: this.main(), ...(from && { from }), ...(to && { to }) } });
  }
}
