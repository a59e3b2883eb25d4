import type { Fields, ObjectType } from '@tessera/plugin-api';
import { checkFields } from './check-fields.js';
import { checkOwnName, checkPermission, checkTitle } from './check-words.js';
import type { Findings } from './findings.js';
import type { World } from './world.js';

const MEANINGS = new Set(['waiting', 'ready', 'in-use', 'ended', 'stopped']);
const ATTRIBUTE_KINDS = new Set(['text', 'integer', 'boolean', 'date', 'choice', 'object', 'email', 'phone', 'date-time', 'language', 'list', 'stamp', 'file', 'image']);

// What an index of the database could not tell apart by one plain value.
const NOT_ONE_VALUE = new Set(['stamp', 'list']);

/** Checks the states and attributes of an object type. */
export function checkObjectType(type: ObjectType, world: World, findings: Findings): void {
  const { states, attributes, label, name } = type;
  findings.expect(/^[a-z][a-z0-9-]*$/.test(name), `${name} is no name of an object type.`, 'Use small letters, digits and hyphens.');
  findings.expect(Object.keys(states).length > 0, 'It has no states.', 'Declare at least one state.');
  for (const reserved of ['new', 'nothing']) {
    findings.expect(!Object.hasOwn(states, reserved), `A state may not be called ${reserved}.`, 'Choose another name: this one has a meaning of its own.');
  }
  checkWords(type, findings);
  for (const [state, { title, meaning }] of Object.entries(states)) {
    checkOwnName(state, findings.within(`state ${state}`));
    checkTitle(title, findings.within(`state ${state}`));
    findings.within(`state ${state}`).expect(MEANINGS.has(meaning), `There is no meaning ${meaning}.`, `Use one of ${[...MEANINGS].join(', ')}.`);
  }
  findings.expect(Object.hasOwn(attributes, label), `Its label ${label} is none of its attributes.`, 'Name the attribute that people know an object by.');
  const { series = 'none', digits = 1 } = type.numbering ?? {};
  findings.expect(/^[a-z][a-z0-9-]*$/.test(series) && Number.isInteger(digits) && digits > 0 && digits <= 15, `Its numbering ${series} with ${digits} digits is none.`, 'Name the series in small letters and use 1 to 15 digits.');
  checkFields(attributes, { world, options: {}, fields: attributes, awaited: world.awaited }, 'attribute', findings);
  checkQuickFilters(type, findings);
  checkMissing(type, findings);
  for (const column of type.columns ?? []) {
    findings.expect(Object.hasOwn(attributes, column) || ELSEWHERE.has(column), `There is no column ${column}.`, 'Name an attribute of this type, or what lists show of every object.');
  }
  for (const [attribute, { kind, indexed, unique, about }] of Object.entries(attributes)) {
    const within = findings.within(`attribute ${attribute}`);
    within.expect(about === undefined || namesSomebody(attributes, about), `It is about ${about}, which names nobody.`, 'Name an indexed attribute of kind object of this type.');
    within.expect(about === undefined || attribute !== label, 'What is about somebody else cannot be the label.', 'It is erased together with them: choose another label.');
    within.expect(ATTRIBUTE_KINDS.has(kind), `An attribute cannot be of kind ${kind}.`, 'Secrets belong into the vault, devices into steps.');
    within.expect(!NOT_ONE_VALUE.has(kind) || !(indexed || unique), `An attribute of kind ${kind} has no index.`, 'Leave indexed and unique out: it holds more than one value to sort and compare by.');
  }
}

function checkWords({ name, title, pluralTitle, group, permission }: ObjectType, findings: Findings): void {
  checkOwnName(name, findings);
  for (const [what, words] of Object.entries({ title, pluralTitle, group })) {
    findings.expect(typeof words === 'string' && words.trim() !== '', `It has no ${what}.`, 'Say in a few words what people call one, what several, and the branch where they stand.');
  }
  checkPermission(permission, findings);
}

function namesSomebody(attributes: Fields, reference: string): boolean {
  const field = Object.hasOwn(attributes, reference) ? attributes[reference] : undefined;
  return field?.kind === 'object' && field.indexed === true;
}

const ELSEWHERE: ReadonlySet<string> = new Set(['createdAt', 'updatedAt', 'number', 'mainPosition', 'unit', 'account']);

function checkQuickFilters({ quickFilters = {}, attributes }: ObjectType, findings: Findings): void {
  for (const [name, { all }] of Object.entries(quickFilters)) {
    const within = findings.within(`quick filter ${name}`);
    checkOwnName(name, within);
    within.expect(/^[a-z][a-z0-9-]*$/.test(name) && name !== 'locked' && name !== 'frozen', 'It has no name of its own.', 'Use small letters, digits and hyphens; locked and frozen are there already.');
    for (const condition of all) {
      if ('common' in condition || 'without' in condition) continue;
      const field = Object.hasOwn(attributes, condition.attribute) ? attributes[condition.attribute] : undefined;
      within.expect(field !== undefined, `There is no attribute ${condition.attribute}.`, 'Name an attribute of this type.');
      const isDay = field?.kind === 'date' && field.indexed === true;
      within.expect((condition.is !== 'past' && condition.is !== 'soon') || isDay, `${condition.attribute} cannot be ${condition.is}.`, 'Only days can, and the attribute has to be indexed.');
    }
  }
}

function checkMissing({ missedBy = {}, attributes, states }: ObjectType, findings: Findings): void {
  for (const [name, { attribute, states: held }] of Object.entries(missedBy)) {
    const within = findings.within(`what ${name} may miss`);
    const field = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    within.expect(field?.kind === 'object' && field.objectType === name && field.indexed === true, `${attribute} names no ${name} that is indexed.`, 'Name an indexed attribute of kind object.');
    for (const state of held) within.expect(Object.hasOwn(states, state), `There is no state ${state}.`, 'Name states of this type.');
  }
}
