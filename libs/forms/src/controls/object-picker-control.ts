import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ObjectField } from '@tessera/plugin-api';
import { OBJECT_FINDER } from '../desk/object-finder.js';
import type { FoundObject } from '../desk/object-finder.js';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';

const PAUSE_MS = 250;

/** Finds an object by what is written on it. */
@Component({
  selector: 't-object-picker-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatFormField, MatHint, MatInput, MatLabel, MatOption],
  templateUrl: './object-picker-control.html',
  styles: `.fault { color: var(--mat-sys-error); padding: 4px 16px 0; }`,
})
export class ObjectPickerControl {
  private readonly finder = inject(OBJECT_FINDER);
  protected readonly t = inject(Texts).t;
  private pause: ReturnType<typeof setTimeout> | undefined;

  readonly drawn = input.required<DrawnField<ObjectField, string>>();

  private readonly wanted = signal('');
  private readonly chosen = signal<FoundObject | undefined>(undefined);
  protected readonly hits = resource({
    params: () => ({ text: this.wanted(), field: this.drawn().field }),
    loader: ({ params: { text, field } }) => this.finder.find({ objectType: field.objectType, text, inState: field.inState ?? [], having: field.having ?? {} }),
  });
  protected readonly found = computed(() => (this.hits.hasValue() ? this.hits.value() : []));
  protected readonly nothing = computed(() => !this.hits.isLoading() && this.found().length === 0);

  protected readonly labelOf = (value: FoundObject | string | null): string =>
    typeof value === 'string' ? value : (value?.label ?? this.chosen()?.label ?? '');

  protected type(text: string): void {
    this.drawn().control().value.set('');
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.wanted.set(text), PAUSE_MS);
  }

  protected choose(object: FoundObject): void {
    this.chosen.set(object);
    this.drawn().control().value.set(object.id);
    this.drawn().control().markAsDirty();
  }
}
