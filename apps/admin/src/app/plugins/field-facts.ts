import type { Texts } from '@tessera/forms';
import type { Bound, Condition, Field, Fields } from '@tessera/plugin-api';
import { valueText } from '@tessera/shell';

/** A field as a line of a table. */
export interface FieldFacts {
  readonly name: string;
  readonly title: string;
  readonly help: string | undefined;
  readonly kind: string;
  readonly initial: string;
  readonly limits: readonly string[];
  readonly onlyIf: string | undefined;
  readonly optional: boolean;
  readonly element: string | undefined;
}

/** Says declared fields in words. Conditions and bounds may refer to other fields, or to options. */
export class FieldWords {
  constructor(
    private readonly texts: Texts,
    private readonly options: Fields,
    private readonly fields: Fields,
  ) {}

  /** All fields, in order. */
  facts(): readonly FieldFacts[] {
    return Object.entries(this.fields).map(([name, field]) => ({
      name,
      title: field.title,
      help: field.help,
      kind: this.say(`kinds.${field.kind}`),
      initial: this.value(field, field.initial),
      limits: [...this.limits(field), ...(field.begins ? [this.say('begins')] : [])],
      onlyIf: field.when && this.condition(field.when),
      optional: field.optional === true,
      element: field.element,
    }));
  }

  /** A condition as part of a sentence. */
  condition(condition: Condition): string {
    const name = 'option' in condition ? condition.option : condition.field;
    const field = 'option' in condition ? this.options[name] : this.fields[name];
    return this.say('condition', { title: field?.title ?? name, value: this.value(field, condition.is) });
  }

  private limits(field: Field): readonly string[] {
    switch (field.kind) {
      case 'text': return [this.say('most', { count: field.maxLength }), ...(field.pattern ? [this.say('pattern', { pattern: field.pattern })] : [])];
      case 'secret': return [this.say('most', { count: field.maxLength })];
      case 'integer': return [this.say('between', { from: this.bound(field.min), to: this.bound(field.max) })];
      case 'choice': return [...Object.values(field.choices), ...(field.more ? [this.say('more', { capability: field.more.capability })] : [])];
      case 'object': return [this.say('ofType', { type: field.objectType }), ...(field.inState?.length ? [this.say('inState', { states: field.inState.join(', ') })] : [])];
      case 'list': return this.listLimits(field);
      case 'file': return [...field.accept, this.say('kilobytes', { most: this.bound(field.maxKilobytes) })];
      case 'image': return [this.say('pixels', { width: this.bound(field.width), height: this.bound(field.height) }), this.say('kilobytes', { most: this.bound(field.maxKilobytes) })];
      case 'device': return [field.action];
      default: return [];
    }
  }

  private listLimits({ of, minItems, maxItems }: Field & { readonly kind: 'list' }): readonly string[] {
    const items = this.say('items', { from: minItems, to: maxItems });
    if (of.kind === 'integer') return [items, this.say('between', { from: this.bound(of.min), to: this.bound(of.max) })];
    return [items, this.say('most', { count: of.maxLength })];
  }

  private bound(limit: Bound): string {
    if (typeof limit === 'number') return this.texts.number(limit);
    return this.say('asOption', { title: this.options[limit.option]?.title ?? limit.option });
  }

  private value(field: Field | undefined, value: unknown): string {
    return typeof value === 'boolean' ? this.texts.t(value ? 'app.words.on' : 'app.words.off') : valueText(field, value, this.texts);
  }

  private say(key: string, values?: Readonly<Record<string, string | number>>): string {
    return this.texts.t(`app.fieldFacts.${key}`, values);
  }
}
