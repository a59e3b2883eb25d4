import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { sentences } from '../ui/sentences.js';
import { Moment } from '@tessera/shell';
import type { Comparison } from './compare.js';

/** Two versions of one list. */
export interface Conflict {
  readonly changedBy?: string;
  readonly changedAt?: string;
  readonly lines: readonly Comparison[];
}

/** Which version goes on. */
export type ConflictChoice = 'theirs' | 'mine';

/** Tells that somebody else saved first, shows both versions and lets choose. */
@Component({
  selector: 'adm-conflict-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, Moment],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conflict-dialog.html',
  styleUrl: './conflict-dialog.scss',
})
export class ConflictDialog {
  protected readonly t = sentences();
  protected readonly conflict = inject<Conflict>(MAT_DIALOG_DATA);
}
