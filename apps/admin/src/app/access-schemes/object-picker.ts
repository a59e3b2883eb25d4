import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { query } from '@tessera/shell';
import type { ObjectTypeView, ObjectView } from '@tessera/api-client';
import { sentences } from '../ui/sentences.js';
import { SchemesApi } from './schemes.api.js';

const PAUSE_MS = 200;

/** A field that finds objects of a type by number or name while somebody types. */
@Component({
  selector: 'adm-object-picker',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatOption],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label for="adm-object">{{ t('why.object') }}</label>
    <input
      id="adm-object" class="t-field" type="text" autocomplete="off" spellcheck="false" [placeholder]="t('why.objectHelp')" [matAutocomplete]="list"
      [value]="shown()" (input)="search($any($event.target).value)"
    />
    <mat-autocomplete #list [displayWith]="labelOf" (optionSelected)="picked.emit($event.option.value)">
      @for (one of found.value() ?? []; track one.id) {
        <mat-option [value]="one"><span class="name">{{ one.label }}</span> <span class="t-muted t-small">{{ stateOf(one) }}</span></mat-option>
      }
      @if (found.value()?.length === 0) { <mat-option disabled>{{ t('why.nothingFound') }}</mat-option> }
      @if (found.problem(); as problem) { <mat-option disabled>{{ problem.detail }}</mat-option> }
    </mat-autocomplete>
  `,
  styles: `
    :host { display: grid; gap: 4px; min-width: 0; }
    input { width: 100%; }
    .name { overflow-wrap: anywhere; }
  `,
})
export class ObjectPicker {
  protected readonly t = sentences();
  private readonly api = inject(SchemesApi);

  readonly type = input.required<ObjectTypeView>();
  readonly object = input<ObjectView>();
  readonly picked = output<ObjectView>();

  protected readonly shown = linkedSignal(() => this.object()?.label ?? '');
  private readonly wanted = signal<string | undefined>(undefined);
  private pause: ReturnType<typeof setTimeout> | undefined;
  protected readonly found = query(
    () => (this.wanted() === undefined ? undefined : { type: this.type().name, text: this.wanted() ?? '' }),
    ({ type, text }) => this.api.objects(type, text),
  );
  protected readonly labelOf = (one: ObjectView | string | null): string => (typeof one === 'string' ? one : (one?.label ?? ''));

  protected search(text: string): void {
    clearTimeout(this.pause);
    this.shown.set(text);
    this.pause = setTimeout(() => this.wanted.set(text.trim() || undefined), PAUSE_MS);
  }

  protected stateOf({ state }: ObjectView): string {
    return this.type().states.find(({ name }) => name === state)?.title ?? state;
  }
}
