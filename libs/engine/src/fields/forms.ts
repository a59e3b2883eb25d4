import type { AnyUseCase, Bound, Field, Fields, ImageField } from '@tessera/plugin-api';
import { Refusal } from '../errors.js';
import type { Json } from '../model.js';
import type { AccountKeeper, Capabilities } from '../ports/index.js';
import { checkValues } from './check-values.js';
import type { Checked } from './check-values.js';
import { holdsForAnswers, holdsForOptions } from './conditions.js';

/** A step as it is shown: conditions on options decided, limits as numbers, choices complete. */
export interface ShownStep {
  readonly title: string;
  readonly text?: string;
  readonly fields: Fields;
}

/** Turns declared fields into forms that can be shown and checked. */
export class Forms {
  constructor(
    private readonly capabilities: Capabilities,
    private readonly accounts?: Pick<AccountKeeper, 'roles'>,
  ) {}

  /** Fields with conditions on options decided, limits as numbers and choices complete. */
  async resolve(fields: Fields, options: Json = initialValues(fields)): Promise<Fields> {
    const asked = Object.entries(fields).filter(([, field]) => holdsForOptions(field.when, options));
    const resolved = asked.map(async ([name, field]) => [name, await this.resolveField(field, options)] as const);
    return Object.fromEntries(await Promise.all(resolved));
  }

  /** The steps of a use case that are asked with these options and answers so far. */
  async steps(useCase: AnyUseCase, options: Json, answers: Json): Promise<readonly ShownStep[]> {
    const asked = useCase.steps.filter((step) => holdsForOptions(step.when, options) && holdsForAnswers(step.when, answers));
    return Promise.all(
      asked.map(async ({ title, text, fields = {} }) => ({
        title,
        ...(text !== undefined && { text }),
        fields: await this.resolve(fields, options),
      })),
    );
  }

  /** Checks options against the fields of a use case or a connector; a capability that is away leaves the own choices. */
  async checkOptions(fields: Fields, options: unknown, at = ''): Promise<Checked> {
    const known = typeof options === 'object' && options !== null ? (options as Json) : {};
    const merged = { ...initialValues(fields), ...usable(fields, known) };
    const own = await this.resolve(fields, merged);
    const checked = checkValues(own, options, at, initialValues(fields));
    return { ...checked, faults: checked.faults.filter((fault) => !isDefaulted(fault.reason, fault.pointer, fields)) };
  }

  private async resolveField(field: Field, options: Json): Promise<Field> {
    const { when, ...rest } = field;
    const shown = (when && 'field' in when ? field : rest) as Field;
    if (shown.kind === 'integer') return { ...shown, min: bound(shown.min, options), max: bound(shown.max, options) };
    if (shown.kind === 'file') return { ...shown, maxKilobytes: bound(shown.maxKilobytes, options) };
    if (shown.kind === 'image') return pictureOf(shown, options);
    if (shown.kind === 'roles') return { ...shown, choices: (await this.accounts?.roles()) ?? {} };
    if (shown.kind !== 'choice' || !shown.more) return shown;
    const { more, ...choice } = shown;
    return { ...choice, choices: { ...choice.choices, ...(await this.listed(more.capability, more.list)) } };
  }

  private async listed(capability: string, list: string): Promise<Readonly<Record<string, string>>> {
    try {
      return await this.capabilities.list(capability, list);
    } catch (error) {
      if (error instanceof Refusal) return {};
      throw error;
    }
  }
}

/** Initial values of fields, by name. */
export function initialValues(fields: Fields): Json {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (field.initial === undefined ? [] : [[name, field.initial]])),
  );
}

/** Checks the answers of several steps at once. */
export function checkSteps(steps: readonly ShownStep[], input: unknown, at = ''): Checked {
  return checkValues(Object.assign({}, ...steps.map((step) => step.fields)) as Fields, input, at);
}

// A missing option takes its initial value: packages may add options, stored entries need not be saved again.
function isDefaulted(reason: string, pointer: string, fields: Fields): boolean {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  return reason === 'required' && fields[name]?.initial !== undefined;
}

// A limit that is no number is a fault of its own; other options are checked against the initial one.
function usable(fields: Fields, options: Json): Json {
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => fields[name]?.kind !== 'integer' || typeof value === 'number'));
}

function pictureOf(field: ImageField, options: Json): ImageField {
  const { width, height, maxKilobytes } = field;
  return { ...field, width: bound(width, options), height: bound(height, options), maxKilobytes: bound(maxKilobytes, options) };
}

function bound(limit: Bound, options: Json): number {
  const value = typeof limit === 'number' ? limit : options[limit.option];
  if (typeof value !== 'number') throw new Error('a limit refers to an option that holds no number');
  return value;
}
