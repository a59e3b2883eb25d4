import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Texts } from '@tessera/forms';
import type { Fields } from '@tessera/plugin-api';
import { sentences } from '../ui/sentences.js';
import { FieldWords } from './field-facts.js';

/** Declared fields, one a row: kind, first value, limits and what else they say. Narrow windows show them one below the other. */
@Component({
  selector: 'adm-field-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './field-table.html',
  styleUrl: './field-table.scss',
})
export class FieldTable {
  protected readonly t = sentences();
  private readonly texts = inject(Texts);
  readonly fields = input.required<Fields>();
  /** The options that conditions and bounds may refer to. */
  readonly options = input<Fields>({});
  /** Further remarks by field. */
  readonly remarks = input<Readonly<Record<string, readonly string[]>>>({});
  readonly caption = input.required<string>();
  /** Attributes are never asked for, so nothing is said about leaving them out. */
  readonly asked = input(true);

  protected readonly rows = computed(() => new FieldWords(this.texts, this.options(), this.fields()).facts().map((facts) => ({
    ...facts,
    remarks: [
      ...(this.asked() ? [this.t(facts.optional ? 'fieldFacts.optional' : 'fieldFacts.required')] : []),
      ...(facts.onlyIf ? [this.t('fieldFacts.onlyIf', { condition: facts.onlyIf })] : []),
      ...(facts.element ? [this.t('fieldFacts.drawnBy', { element: facts.element })] : []),
      ...(this.remarks()[facts.name] ?? []),
    ],
  })));
}
