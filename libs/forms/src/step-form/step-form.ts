import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ElementRef, Injector, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import type { Type } from '@angular/core';
import { REQUIRED, form, hidden, metadata, validate } from '@angular/forms/signals';
import type { FieldTree } from '@angular/forms/signals';
import type { Field, Fields } from '@tessera/plugin-api';
import { CalendarControl } from '../controls/calendar-control.js';
import { ChoiceControl } from '../controls/choice-control.js';
import { DeviceControl } from '../controls/device-control.js';
import { ElementHostControl } from '../controls/element-host-control.js';
import { EmailControl } from '../controls/email-control.js';
import { FileControl } from '../controls/file-control.js';
import { ImageControl } from '../controls/image-control.js';
import { IntegerControl } from '../controls/integer-control.js';
import { LanguageControl } from '../controls/language-control.js';
import { ListControl } from '../controls/list-control.js';
import { MomentControl } from '../controls/moment-control.js';
import { ObjectPickerControl } from '../controls/object-picker-control.js';
import { PhoneControl } from '../controls/phone-control.js';
import { RolesControl } from '../controls/roles-control.js';
import { SecretControl } from '../controls/secret-control.js';
import { StampControl } from '../controls/stamp-control.js';
import { TextControl } from '../controls/text-control.js';
import { ToggleControl } from '../controls/toggle-control.js';
import { answersOf, firstValues, isAsked } from '../fields/answers.js';
import type { Answers } from '../fields/answers.js';
import { faultText } from '../fields/fault-texts.js';
import { faultOf } from '../fields/faults.js';
import type { Entered, EnteredValues } from '../fields/faults.js';
import { Texts } from '../texts/texts.js';
import type { DrawnField, FormContext } from './drawn-field.js';

const CONTROLS = {
  text: TextControl,
  integer: IntegerControl,
  boolean: ToggleControl,
  date: CalendarControl,
  choice: ChoiceControl,
  object: ObjectPickerControl,
  email: EmailControl,
  phone: PhoneControl,
  'date-time': MomentControl,
  language: LanguageControl,
  list: ListControl,
  stamp: StampControl,
  file: FileControl,
  image: ImageControl,
  device: DeviceControl,
  secret: SecretControl,
  roles: RolesControl,
} satisfies Record<Field['kind'], Type<unknown>>;

/** A fault that the server found; the last part of the pointer names the field. */
export interface ServerFault {
  readonly pointer: string;
  readonly reason: string;
  /** Values that its sentence names. */
  readonly details?: Readonly<Record<string, string | number>>;
}

type Tree = FieldTree<Record<string, Entered>>;

/** Draws any form of the house from its fields: steps of a run, options of an entry, settings of a connector. */
@Component({
  selector: 't-step-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ElementHostControl, NgComponentOutlet],
  templateUrl: './step-form.html',
  styles: `form { display: flex; flex-direction: column; gap: 20px; }`,
})
export class StepForm {
  private readonly texts = inject(Texts);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly fields = input.required<Fields>();
  /** Answers to start with. */
  readonly values = input<Readonly<Record<string, unknown>>>({});
  /** What the server did not accept. */
  readonly faults = input<readonly ServerFault[]>([]);
  readonly context = input<FormContext>({});
  /** Lets buttons outside submit: `<button type="submit" form="...">`. */
  readonly formId = input('step-form');

  /** All answers are given and right. */
  readonly submitted = output<Answers>();
  /** Whether something differs from what the form started with. */
  readonly touched = output<boolean>();

  private readonly model = linkedSignal<Record<string, Entered>>(() => ({ ...firstValues(this.fields(), this.values()) }));
  private readonly refused = signal<ReadonlyMap<string, Omit<ServerFault, 'pointer'> & { readonly value: Entered | undefined }>>(new Map());
  private readonly tree = computed(() => {
    const fields = this.fields();
    return untracked(() => this.makeTree(fields));
  });

  protected readonly drawn = computed(() => Object.entries(this.fields()).map(([name, field]) => this.draw(name, field)));
  protected readonly asked = computed(() => this.drawn().filter(({ field }) => isAsked(field.when, this.model())));

  /** The answers as they stand, right or wrong. */
  readonly answers = computed(() => answersOf(this.fields(), this.model()));

  constructor() {
    this.host.nativeElement.addEventListener('keydown', (event) => this.nextOnEnter(event), { capture: true });
    effect(() => this.takeFaults(this.faults()));
    effect(() => {
      const first = answersOf(this.fields(), firstValues(this.fields(), this.values()));
      this.touched.emit(JSON.stringify(this.answers()) !== JSON.stringify(first));
    });
  }

  /** Checks everything; emits `submitted` or leads to the first fault. */
  submit(): void {
    const root = this.tree()();
    root.markAsTouched();
    if (root.invalid()) return this.focusFirstFault();
    this.submitted.emit(this.answers());
  }

  protected onSubmit(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.submit();
  }

  // A closed drop-down would open on Enter; here Enter goes on, as in every other field. Space and arrows open it.
  private nextOnEnter(event: KeyboardEvent): void {
    const at = event.target;
    if (event.key !== 'Enter' || !(at instanceof Element) || !at.matches('mat-select[aria-expanded="false"]')) return;
    event.preventDefault();
    event.stopPropagation();
    this.submit();
  }

  protected controlFor(field: Field): Type<unknown> {
    return CONTROLS[field.kind];
  }

  private makeTree(fields: Fields): Tree {
    const options = { injector: this.injector };
    return form<Record<string, Entered>>(this.model, (path) => {
      for (const [name, field] of Object.entries(fields)) {
        const at = path[name];
        if (at === undefined) continue;
        hidden(at, () => !isAsked(field.when, this.model()));
        metadata(at, REQUIRED, () => field.kind !== 'boolean' && this.asAsked(name, field).optional !== true);
        validate(at, () => {
          const reason = this.reasonAgainst(name, field, this.model()[name]);
          return reason === undefined ? undefined : { kind: reason };
        });
      }
    }, options);
  }

  private reasonAgainst(name: string, field: Field, value: Entered | undefined): string | undefined {
    const refused = this.refused().get(name);
    if (refused !== undefined && refused.value === value) return refused.reason;
    return faultOf(this.asAsked(name, field), value, this.model());
  }

  // A secret that is kept may stay empty; a conditional question is required when it is asked.
  private asAsked(name: string, field: Field): Field {
    const kept = field.kind === 'secret' && this.context().kept?.includes(name) === true;
    return kept ? { ...field, optional: true } : field;
  }

  private draw(name: string, field: Field): DrawnField {
    const control = this.tree()[name] as FieldTree<Entered>;
    const asAsked = this.asAsked(name, field);
    const fault = computed(() => {
      const state = control();
      const reason = state.touched() ? state.errors()[0]?.kind : undefined;
      if (reason === undefined) return undefined;
      return faultText(reason === 'parse' ? 'not-an-integer' : reason, field, this.model(), this.texts, this.refused().get(name)?.details);
    });
    const values = this.model.asReadonly() as DrawnField['values'];
    return { name, field, control, fault, values, required: asAsked.optional !== true, context: this.context() };
  }

  private takeFaults(faults: readonly ServerFault[]): void {
    const values: EnteredValues = untracked(() => this.model());
    const named = faults.map(({ pointer, ...fault }) => ({ name: lastPart(pointer), fault }));
    this.refused.set(new Map(named.map(({ name, fault }) => [name, { ...fault, value: values[name] }])));
    untracked(() => {
      for (const { name } of named) this.tree()[name]?.().markAsTouched();
      if (named.length > 0) this.focusFirstFault();
    });
  }

  private focusFirstFault(): void {
    const at = this.asked().find(({ control }) => control().invalid());
    if (at === undefined) return;
    const places = [...this.host.nativeElement.querySelectorAll<HTMLElement>('[data-field]')];
    const place = places.find((one) => one.dataset['field'] === at.name);
    place?.querySelector<HTMLElement>('input, [role="combobox"], [tabindex="0"], button')?.focus();
  }
}

function lastPart(pointer: string): string {
  const part = pointer.slice(pointer.lastIndexOf('/') + 1);
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
