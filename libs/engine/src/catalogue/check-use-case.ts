import type { AnyUseCase, Fields } from '@tessera/plugin-api';
import { commonPermissionsOf } from '../common/common-permissions.js';
import { PICKED, startField, takenFrom } from './also-from.js';
import { checkCondition, checkFields } from './check-fields.js';
import { checkMoves } from './check-moves.js';
import { checkPermission, checkSymbolicName } from './check-words.js';
import type { Findings } from './findings.js';
import { knowsType } from './world.js';
import type { World } from './world.js';

const ACCOUNT_KINDS = new Set(['secret', 'roles']);
const START_POINTS = new Set(['quick-search', 'profile', 'batch', 'self-service', 'schedule']);
const STEP_KINDS = new Set(['text', 'integer', 'boolean', 'date', 'choice', 'object', 'email', 'phone', 'date-time', 'language', 'list', 'file', 'image', 'device']);

/** Checks a use case: its names, moves, options, steps and what they refer to. */
export function checkUseCase(useCase: AnyUseCase, world: World, findings: Findings): void {
  const { symbolicName, title, story, objectType, moves, startsAt, permission, options } = useCase;
  checkSymbolicName(symbolicName, findings);
  findings.expect(title !== '' && story.startsWith('As '), 'Its title or its story is missing.', 'Tell it like this: "As an operator I want to ...".');
  checkPermission(permission, findings);
  findings.expect(!commonPermissionsOf(objectType).includes(permission), `${permission} is what the house asks of whoever locks, freezes or numbers such an object.`, 'Give the use case a permission of its own.');
  findings.expect(knowsType(world, objectType.name), `Object type ${objectType.name} is not installed.`, 'Install the package that brings it, before this one.');
  findings.expect(Object.keys(moves).length > 0, 'It declares no moves, so it fits nowhere.', 'Declare the states it applies to; staying put is a move, too.');
  const unknown = startsAt.filter((start) => !START_POINTS.has(start));
  findings.expect(startsAt.length > 0 && unknown.length === 0, `It cannot start at ${unknown.join(', ') || 'nothing'}.`, `Use some of ${[...START_POINTS].join(', ')}.`);
  checkMoves(objectType, moves, findings);
  checkFields(options, { world, options, fields: {} }, 'option', findings);
  checkOptions(options, findings);
  checkSteps(useCase, world, findings);
  checkAlsoFrom(useCase, findings);
  checkExtras(useCase, findings);
}

// An entry without a word about options has to work.
function checkOptions(options: Fields, findings: Findings): void {
  for (const [name, field] of Object.entries(options)) {
    const here = findings.within(`option ${name}`);
    here.expect(field.kind !== 'device' && field.kind !== 'secret' && field.kind !== 'stamp' && field.kind !== 'roles', `An option cannot be of kind ${field.kind}.`, 'Devices belong into steps, secrets into connector settings.');
    here.expect(field.initial !== undefined || field.optional === true, 'It has no initial value.', 'Give it one, or make it optional.');
  }
}

function checkSteps({ steps, options, objectType, accounts }: AnyUseCase, world: World, findings: Findings): void {
  let earlier: Fields = {};
  steps.forEach((step, index) => {
    const here = findings.within(`step ${index + 1}`);
    const scope = { world, options, fields: earlier, attributes: objectType.attributes };
    here.expect(step.title !== '', 'It has no title.', 'Say in a few words what is done here.');
    checkCondition(step.when, scope, here);
    const own = step.fields ?? {};
    for (const [name, { kind }] of Object.entries(own)) {
      here.expect(!Object.hasOwn(earlier, name), `Field ${name} is asked twice.`, 'Give each field of a use case its own name.');
      here.within(`field ${name}`).expect(STEP_KINDS.has(kind) || (accounts === true && ACCOUNT_KINDS.has(kind)), `A step cannot ask for ${kind === 'roles' ? 'roles' : `a ${kind}`}.`, 'Only use cases that say `accounts` may; nobody else has a use for it.');
    }
    checkFields(own, { ...scope, fields: { ...earlier, ...own } }, 'field', here);
    earlier = { ...earlier, ...own };
  });
}

function checkAlsoFrom(useCase: AnyUseCase, findings: Findings): void {
  const { alsoFrom, steps, startsAt } = useCase;
  if (!alsoFrom) return;
  const here = findings.within('alsoFrom');
  const step = steps.find(({ fields = {} }) => Object.hasOwn(fields, alsoFrom.field));
  const isAlways = step?.when === undefined && startField(useCase)?.when === undefined;
  here.expect(startField(useCase) !== undefined && isAlways, `It is filled into ${alsoFrom.field}, which is no question for an object that is always asked.`, 'Name a field of kind object without a condition.');
  here.expect(takenFrom(useCase).length === 1, 'It takes its subjects in several states, or in none.', 'Let it move objects out of exactly one state.');
  here.expect(startsAt.includes('profile'), 'It does not start on a profile.', "Add 'profile' to startsAt.");
  here.expect(alsoFrom.search !== '' && alsoFrom.confirm !== '', 'One of its steps has no title.', 'Say what is looked for, and what is about to happen.');
  here.expect(steps.every(({ fields = {} }) => !Object.hasOwn(fields, PICKED)), `A field is called ${PICKED}, which is the name of the answer to its own question.`, 'Choose another name.');
}

function checkExtras({ inBackground, onSchedule, outcomes = {}, reachesOnlyWhen = {}, steps, options, objectType, startsAt }: AnyUseCase, findings: Findings): void {
  const fields: Fields = Object.assign({}, ...steps.map((step) => step.fields ?? {}));
  if (inBackground) findings.expect(fields[inBackground.field]?.kind === 'integer', `inBackground looks at ${inBackground.field}, which is no whole number of its steps.`, 'Name an integer field.');
  const without = onSchedule?.without;
  if (without !== undefined) findings.expect(Object.hasOwn(objectType.attributes, without), `onSchedule looks at attribute ${without}, which is not there.`, 'Name an attribute.');
  findings.expect(!onSchedule || startsAt.includes('schedule'), 'It has onSchedule but does not start by schedule.', "Add 'schedule' to startsAt.");
  for (const state of [...Object.keys(outcomes), ...Object.keys(reachesOnlyWhen)]) {
    findings.expect(Object.hasOwn(objectType.states, state), `It speaks of state ${state}, which ${objectType.name} does not have.`, 'Correct the name of the state.');
  }
  for (const condition of Object.values(reachesOnlyWhen)) checkCondition(condition, { world: NOWHERE, options, fields: {} }, findings);
}

const NOWHERE: World = { isWhole: false, objectTypes: new Map(), capabilities: new Set(), lists: new Set(), tasks: new Set(), awaited: new Set() };
