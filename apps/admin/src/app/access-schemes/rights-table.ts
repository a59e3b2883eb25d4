import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, TemplateRef, contentChild, input, output, signal } from '@angular/core';
import { mdiClose, mdiPencilOutline, mdiUndo } from '@mdi/js';
import type { RightView, UserFilter } from '@tessera/api-client';
import { Icon } from '@tessera/shell';
import { sentences } from '../ui/sentences.js';
import type { Entry, Mark } from './scheme-draft.js';

/** An entry as the table shows it; `key` tells it from the others. */
export interface ShownEntry {
  readonly key: number;
  readonly entry: Entry;
  readonly mark?: Mark | undefined;
}

/** A right with its entries. */
export interface RightRow {
  readonly right: RightView;
  readonly entries: readonly ShownEntry[];
  /** Whether it can be asked who has it. */
  readonly mayLook: boolean;
}

/** An entry of a right that somebody wants to take away, and how it is said. */
export interface Removal {
  readonly key: number;
  readonly right: string;
  readonly who: string;
}

/** Rights and whom they are for, entry by entry; who that is at this moment is drawn by the template in its content. */
@Component({
  selector: 'adm-rights-table',
  imports: [Icon, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rights-table.html',
  styleUrl: './rights-table.scss',
})
export class RightsTable {
  protected readonly t = sentences();
  protected readonly icons = { edit: mdiPencilOutline, remove: mdiClose, undo: mdiUndo };

  readonly label = input.required<string>();
  readonly rows = input.required<readonly RightRow[]>();
  /** Says a rule about users in words. */
  readonly speak = input.required<(rule: UserFilter) => string>();
  readonly mayEdit = input.required<boolean>();

  readonly added = output<RightView>();
  readonly edited = output<{ readonly right: RightView; readonly key: number }>();
  readonly removed = output<Removal>();
  readonly restored = output<number>();

  protected readonly people = contentChild.required<TemplateRef<{ readonly $implicit: string }>>(TemplateRef);
  /** The right whose people are in view. */
  protected readonly looked = signal<string | undefined>(undefined);

  protected look(right: string): void {
    this.looked.update((now) => (now === right ? undefined : right));
  }
}
