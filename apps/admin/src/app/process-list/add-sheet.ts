import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { StateView, UseCaseView } from '@tessera/api-client';
import { sentences } from '../ui/sentences.js';
import { Moves } from '../ui/moves.js';

/** What may be added here, and which of it stands here already. */
export interface AddChoice {
  readonly place: string;
  readonly states: readonly StateView[];
  readonly useCases: readonly UseCaseView[];
  readonly present: readonly string[];
}

/** A searchable list of the use cases that fit a place, each with its story. */
@Component({
  selector: 'adm-add-sheet',
  imports: [
    MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatFormField, MatInput, MatLabel, Moves,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './add-sheet.html',
  styleUrl: './add-sheet.scss',
})
export class AddSheet {
  protected readonly t = sentences();
  protected readonly choice = inject<AddChoice>(MAT_DIALOG_DATA);
  protected readonly text = signal('');
  protected readonly found = computed(() => {
    const words = this.text().toLowerCase().split(/\s+/).filter(Boolean);
    return this.choice.useCases.filter((useCase) => {
      const all = `${useCase.title} ${useCase.symbolicName} ${useCase.story} ${useCase.package}`.toLowerCase();
      return words.every((word) => all.includes(word));
    });
  });

  protected isHere(useCase: UseCaseView): boolean {
    return this.choice.present.includes(useCase.symbolicName);
  }
}
