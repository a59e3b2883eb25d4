import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, model, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { query } from '@tessera/shell';
import { OrganisationApi, type FoundPerson, type Named } from '../data/organisation.api.js';
import { sentences } from './sentences.js';

const PAUSE_MS = 200;
let pickers = 0;

/** A field that finds people by name while somebody types. */
@Component({
  selector: 'adm-person-picker',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatOption],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [attr.for]="id" [class.t-hidden]="quiet()">{{ label() }}</label>
    <input
      class="t-field" type="text" autocomplete="off" spellcheck="false" [id]="id" [placeholder]="t('assignments.searchHelp')" [matAutocomplete]="list"
      [value]="shown()" [attr.aria-invalid]="fault() !== ''" [attr.aria-describedby]="id + '-fault'" (input)="type($any($event.target).value)"
    />
    <mat-autocomplete #list [displayWith]="nameOf" (optionSelected)="pick($event.option.value)">
      @for (person of found.value() ?? []; track person.id) {
        <mat-option [value]="person"><span class="name">{{ person.name }}</span> <span class="t-muted t-small">{{ person.hint }}</span></mat-option>
      }
      @if (found.value()?.length === 0) { <mat-option disabled>{{ t('assignments.nobodyFound') }}</mat-option> }
    </mat-autocomplete>
    <span class="fault" [id]="id + '-fault'">{{ fault() }}</span>
  `,
  styles: `
    :host { display: grid; gap: 4px; min-width: 0; }
    :host label[for] { margin-block-end: 0; }
    input { width: 100%; }
    .name { overflow-wrap: anywhere; }
    .fault { color: var(--mat-sys-error); font-size: 0.8125rem; }
    .fault:empty { display: none; }
  `,
})
export class PersonPicker {
  protected readonly t = sentences();
  private readonly api = inject(OrganisationApi);

  readonly label = input.required<string>();
  /** The label is there for those who cannot see what the field belongs to. */
  readonly quiet = input(false);
  readonly fault = input('');
  readonly person = model<Named | undefined>();

  protected readonly id = `adm-person-${(pickers += 1)}`;
  protected readonly shown = linkedSignal(() => this.person()?.name ?? '');
  private readonly wanted = signal<string | undefined>(undefined);
  private pause: ReturnType<typeof setTimeout> | undefined;
  protected readonly found = query(() => this.wanted(), (text) => this.api.people(text));
  protected readonly nameOf = (person: FoundPerson | string | null): string => (typeof person === 'string' ? person : (person?.name ?? ''));

  protected type(text: string): void {
    clearTimeout(this.pause);
    if (this.person() !== undefined) this.person.set(undefined);
    this.shown.set(text);
    this.pause = setTimeout(() => this.wanted.set(text.trim() || undefined), PAUSE_MS);
  }

  protected pick({ id, name }: FoundPerson): void {
    this.person.set({ id, name });
  }
}
