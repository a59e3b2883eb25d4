import type { Signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { Field } from '@tessera/plugin-api';
import type { Entered, EnteredValues } from '../fields/faults.js';

/** What surrounds a form: the run that it belongs to and the objects that the run is about. */
export interface FormContext {
  readonly runId?: string;
  readonly subjects?: readonly { readonly id: string; readonly label: string; readonly attributes: Readonly<Record<string, unknown>> }[];
  /** Names of secrets that are already kept; they may stay empty. */
  readonly kept?: readonly string[];
}

/** A field on the screen: all that a control needs to know. */
export interface DrawnField<F extends Field = Field, V extends Entered = Entered> {
  readonly name: string;
  readonly field: F;
  readonly control: FieldTree<V>;
  /** The sentence to show at the field, once somebody has been there. */
  readonly fault: Signal<string | undefined>;
  readonly required: boolean;
  readonly values: Signal<EnteredValues>;
  readonly context: FormContext;
}
