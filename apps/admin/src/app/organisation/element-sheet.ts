import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { CreateElement, ElementView } from '@tessera/api-client';
import { sentences } from '../ui/sentences.js';
import { superiorsFor } from './branches.js';

/** The element to change, or nothing for a new one under `superior`; and the chart it stands in. */
export interface ElementEdit {
  readonly elements: readonly ElementView[];
  readonly element?: ElementView;
  readonly superior?: ElementView;
}

/** How the element is to be. */
export type ElementWish = CreateElement;

/** Asks for name and place of an element of the chart. */
@Component({
  selector: 'adm-element-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './element-sheet.html',
})
export class ElementSheet {
  protected readonly t = sentences();
  protected readonly edit = inject<ElementEdit>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ElementSheet, ElementWish>>(MatDialogRef);

  protected readonly kinds = ['organisation', 'unit', 'position'] as const;
  protected readonly kind = signal<ElementView['kind']>(this.edit.element?.kind ?? firstKind(this.edit));
  protected readonly name = signal(this.edit.element?.name ?? '');
  protected readonly shortName = signal(this.edit.element?.shortName ?? '');
  protected readonly description = signal(this.edit.element?.description ?? '');
  protected readonly superiorId = signal(this.edit.element?.superiorId ?? this.edit.superior?.id ?? '');
  protected readonly superiors = computed(() => superiorsFor(this.edit.elements, this.edit.element?.id));
  protected readonly asked = signal(false);

  protected indented({ element, depth }: { readonly element: ElementView; readonly depth: number }): string {
    return '\u2003'.repeat(depth) + element.name;
  }

  protected save(event: Event): void {
    event.preventDefault();
    this.asked.set(true);
    const name = this.name().trim();
    if (!name) return;
    const [shortName, description] = [this.shortName().trim(), this.description().trim()];
    const superiorId = this.kind() === 'organisation' ? '' : this.superiorId();
    this.dialog.close({
      kind: this.kind(), name, ...(shortName && { shortName }), ...(description && { description }), ...(superiorId && { superiorId }),
    });
  }
}

const firstKind = ({ elements, superior }: ElementEdit): ElementView['kind'] => {
  if (elements.length === 0) return 'organisation';
  return superior?.kind === 'organisation' ? 'unit' : 'position';
};
