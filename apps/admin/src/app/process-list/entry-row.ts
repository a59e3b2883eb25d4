import { CdkDragHandle } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { MatTooltip } from '@angular/material/tooltip';
import { sentences } from '../ui/sentences.js';
import { mdiArrowDown, mdiArrowUp, mdiDeleteOutline, mdiDragVertical, mdiPencilOutline, mdiUndo } from '@mdi/js';
import { Icon, Notice } from '@tessera/shell';
import type { RuleWarning, StateView } from '@tessera/api-client';
import { CronWords } from '../ui/cron-words.js';
import { Moves } from '../ui/moves.js';
import type { DraftRow, RowChange } from './draft.js';

/** One use case of a process list: what it does, how it is set, and the buttons to change that. */
@Component({
  selector: 'adm-entry-row',
  imports: [CdkDragHandle, CronWords, Icon, MatButton, MatIconButton, MatSlideToggle, MatTooltip, Moves, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry-row.html',
  styleUrl: './entry-row.scss',
  host: { '[class.removed]': 'row().removed', '[class.off]': '!row().enabled' },
})
export class EntryRow {
  protected readonly t = sentences();
  readonly row = input.required<DraftRow>();
  readonly states = input.required<readonly StateView[]>();
  readonly change = input.required<RowChange>();
  readonly sentence = input('');
  readonly warnings = input<readonly RuleWarning[]>([]);
  readonly first = input(false);
  readonly last = input(false);
  readonly locked = input(false);

  readonly toggled = output<boolean>();
  readonly edited = output<void>();
  readonly removed = output<void>();
  readonly restored = output<void>();
  readonly movedBy = output<-1 | 1>();

  protected readonly title = computed(() => this.row().titleOverride || this.row().title);
  protected readonly icons = {
    handle: mdiDragVertical, up: mdiArrowUp, down: mdiArrowDown, edit: mdiPencilOutline, remove: mdiDeleteOutline, undo: mdiUndo,
  };
}
