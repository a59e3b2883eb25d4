import type { AnyUseCase, Field, Fields } from '@tessera/plugin-api';
import type { FieldFault } from '../errors.js';
import type { Json } from '../model.js';
import type { Capabilities } from '../ports/index.js';

/** A step as it is shown: conditions on options decided, limits as numbers, choices complete. */
export interface ShownStep {
  readonly title: string;
  readonly text?: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** Values that passed, or every fault of those that did not. */
export interface Checked {
  readonly values: Json;
  readonly faults: readonly FieldFault[];
}

/** Turns declared fields into forms that can be shown, and checks what comes back. */
export class Forms {
  constructor(private readonly capabilities: Capabilities) {}

  /** Fields with conditions on options decided, limits as numbers and choices complete. */
  async resolve(fields: Fields, options: Json): Promise<Fields> {
    void [fields, options, this.capabilities];
    throw new Error('under construction');
  }

  /** The steps of a use case that are asked with these options and answers so far. */
  async steps(useCase: AnyUseCase, options: Json, answers: Json): Promise<readonly ShownStep[]> {
    void [useCase, options, answers];
    throw new Error('under construction');
  }
}

/** Initial values of fields, by name. */
export function initialValues(fields: Fields): Json {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (field.initial === undefined ? [] : [[name, field.initial]])),
  );
}

/** Checks values against resolved fields; pointers begin with `at`. */
export declare function checkValues(fields: Fields, values: unknown, at?: string): Checked;
