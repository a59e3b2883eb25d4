import type { Bound, Condition, Field, Fields, FileField, ImageField, ListField } from '@tessera/plugin-api';
import { MEDIA_TYPES } from '../files/index.js';
import { ownOf } from '../own.js';
import { checkOwnName } from './check-words.js';
import type { Findings } from './findings.js';
import { knowsCapability, knowsType } from './world.js';
import type { World } from './world.js';

/** What fields may refer to: options of the use case, and fields that are asked before or beside them. */
export interface Scope {
  readonly world: World;
  readonly options: Fields;
  readonly fields: Fields;
  /** Attributes that a device's `expects` may name. */
  readonly attributes?: Fields;
  /** Object types that fields may point at before they are installed. */
  readonly awaited?: ReadonlySet<string>;
}

const KINDS: ReadonlySet<string> = new Set<Field['kind']>(['text', 'integer', 'boolean', 'date', 'choice', 'object', 'email', 'phone', 'date-time', 'language', 'list', 'stamp', 'file', 'image', 'device', 'secret', 'roles']);

/** Checks what fields say about themselves and refer to. */
export function checkFields(fields: Fields, scope: Scope, kind: string, findings: Findings): void {
  for (const [name, field] of Object.entries(fields)) checkField(name, field, scope, findings.within(`${kind} ${name}`));
}

/** Checks that a condition compares something that is there. */
export function checkCondition(condition: Condition | undefined, scope: Scope, findings: Findings): void {
  if (!condition) return;
  const [what, name, known] = 'option' in condition ? (['option', condition.option, scope.options] as const) : (['field', condition.field, scope.fields] as const);
  findings.expect(Object.hasOwn(known, name), `Its condition asks for ${what} ${name}, which is not there.`, `Name a declared ${what} that is answered before.`);
}

function checkField(name: string, field: Field, scope: Scope, findings: Findings): void {
  findings.expect(/^[A-Za-z][A-Za-z0-9]*$/.test(name), `${name} is no name of a field.`, 'Begin with a letter and use letters and digits only.');
  checkOwnName(name, findings);
  findings.expect(KINDS.has(field.kind), `There is no field kind ${field.kind}.`, `Use one of ${[...KINDS].join(', ')}.`);
  findings.expect(typeof field.title === 'string' && field.title !== '', 'It has no title.', 'Say in a few words what is asked.');
  checkCondition(field.when, scope, findings);
  if (field.begins !== undefined) checkBegins(field.begins, field, scope, findings);
  if (field.kind === 'integer') checkInteger(field.min, field.max, scope, findings);
  if (field.kind === 'file' || field.kind === 'image') checkFile(field, scope, findings);
  if (field.kind === 'text') checkPattern(field.pattern, findings);
  if (field.kind === 'list') checkList(field, findings);
  if (field.kind === 'choice') checkChoice(field, scope, findings);
  if (field.kind === 'object') checkObjectField(field, scope, findings);
  if (field.kind === 'device' && field.expects !== undefined) {
    const known = Object.hasOwn(scope.attributes ?? {}, field.expects);
    const { indexed, unique } = scope.attributes?.[field.expects] ?? {};
    findings.expect(!known || indexed === true || unique === true, `It expects attribute ${field.expects}, which has no index.`, 'Make the attribute indexed or unique: the house looks for others with the same value.');
    findings.expect(known, `It expects attribute ${field.expects}, which the object type does not have.`, 'Name an attribute of the object type.');
  }
}

function checkBegins(attribute: string, field: Field, scope: Scope, findings: Findings): void {
  const known = scope.attributes && Object.hasOwn(scope.attributes, attribute) ? scope.attributes[attribute] : undefined;
  findings.expect(known?.kind === field.kind, `It begins with ${attribute}, which is no attribute of its kind.`, 'Name an attribute of the object type that is of the same kind.');
}

function checkBound(bound: Bound, scope: Scope, findings: Findings): void {
  if (typeof bound === 'number') return;
  const option = Object.hasOwn(scope.options, bound.option) ? scope.options[bound.option] : undefined;
  findings.expect(option?.kind === 'integer', `A limit comes from option ${bound.option}, which is no whole number.`, 'Name an option of kind integer.');
  findings.expect(option === undefined || option.initial !== undefined, `Option ${bound.option} is a limit without an initial value.`, 'Give the option an initial value.');
}

function checkFile(field: FileField | ImageField, scope: Scope, findings: Findings): void {
  const limits = field.kind === 'image' ? [field.width, field.height, field.maxKilobytes] : [field.maxKilobytes];
  for (const bound of limits) {
    checkBound(bound, scope, findings);
    findings.expect(typeof bound !== 'number' || (Number.isInteger(bound) && bound > 0), `Its limit ${String(bound)} is none.`, 'Use a whole number above 0.');
  }
  if (field.kind !== 'file') return;
  const unknown = field.accept.filter((one) => !MEDIA_TYPES.has(one));
  findings.expect(field.accept.length > 0 && unknown.length === 0, `It accepts ${unknown.join(', ') || 'nothing'}.`, `Name some of ${[...MEDIA_TYPES].join(', ')}.`);
}

function checkInteger(min: Bound, max: Bound, scope: Scope, findings: Findings): void {
  for (const bound of [min, max]) checkBound(bound, scope, findings);
  findings.expect(typeof min !== 'number' || typeof max !== 'number' || min <= max, `The least value ${String(min)} is above the largest ${String(max)}.`, 'Exchange them.');
}

function checkPattern(pattern: string | undefined, findings: Findings): void {
  try {
    if (pattern !== undefined) new RegExp(pattern, 'u');
  } catch {
    findings.add(`Its pattern ${pattern} is no regular expression.`, 'Write an ECMAScript regular expression that works with the flag u.');
  }
}

function checkList({ of, minItems, maxItems, initial }: ListField, findings: Findings): void {
  const isRange = Number.isInteger(minItems) && Number.isInteger(maxItems) && minItems >= 0 && maxItems > 0 && minItems <= maxItems;
  findings.expect(isRange, `It holds ${minItems} to ${maxItems} items.`, 'Use whole numbers, the smaller one first.');
  if (of.kind === 'integer') findings.expect(of.min <= of.max, `The least value ${of.min} is above the largest ${of.max}.`, 'Exchange them.');
  if (of.kind === 'text') checkPattern(of.pattern, findings);
  const count = initial?.length ?? minItems;
  findings.expect(!isRange || (count >= minItems && count <= maxItems), `Its initial value has ${count} items.`, `Begin with ${minItems} to ${maxItems}.`);
}

function checkChoice(field: Field & { readonly kind: 'choice' }, { world }: Scope, findings: Findings): void {
  const { more, choices, initial } = field;
  for (const choice of Object.keys(choices)) checkOwnName(choice, findings);
  findings.expect(more !== undefined || Object.keys(choices).length > 0, 'It offers no choice.', 'Name at least one choice.');
  findings.expect(more !== undefined || initial === undefined || Object.hasOwn(choices, initial), `Its initial value ${initial} is not among its choices.`, 'Begin with one of the choices.');
  if (!more) return;
  const provided = knowsCapability(world, more.capability);
  findings.expect(provided, `Nobody provides the capability ${more.capability}.`, 'Install a package with a connector for it.');
  const known = !world.capabilities.has(more.capability) || world.lists.has(`${more.capability}/${more.list}`);
  findings.expect(known, `No connector for ${more.capability} lists ${more.list}.`, 'Name a list that the connector publishes.');
}

function checkObjectField(field: Field & { readonly kind: 'object' }, { world, awaited }: Scope, findings: Findings): void {
  const type = world.objectTypes.get(field.objectType);
  findings.expect(knowsType(world, field.objectType) || awaited?.has(field.objectType) === true, `Object type ${field.objectType} is not installed.`, 'Install the package that brings it, before this one.');
  for (const state of type ? (field.inState ?? []) : []) {
    findings.expect(Object.hasOwn(type?.states ?? {}, state), `${field.objectType} has no state ${state}.`, 'Name a state of that object type.');
  }
  for (const name of type ? Object.keys(field.having ?? {}) : []) {
    findings.expect(ownOf(type?.attributes ?? {}, name)?.indexed === true, `${field.objectType} has no indexed attribute ${name}.`, 'Name an attribute that lists can be filtered by.');
  }
}
