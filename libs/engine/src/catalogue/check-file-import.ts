import type { AnyFileImport } from '@tessera/plugin-api';
import { checkFields } from './check-fields.js';
import { checkPermission, checkSymbolicName, checkTitle } from './check-words.js';
import type { Findings } from './findings.js';
import { knowsType } from './world.js';
import type { World } from './world.js';

const CELLS = new Set(['text', 'integer', 'boolean', 'date', 'choice', 'email', 'phone', 'date-time', 'language']);

/** Checks that a file can be read as what an import says, and written on its objects. */
export function checkFileImport({ symbolicName, title, permission, objectType, options, fields, keys, creates, changes }: AnyFileImport, world: World, findings: Findings): void {
  checkSymbolicName(symbolicName, findings);
  checkTitle(title, findings);
  checkPermission(permission, findings);
  findings.expect(knowsType(world, objectType.name), `Object type ${objectType.name} is not installed.`, 'Install the package that brings it, before this one.');
  checkFields(options, { world, options: {}, fields: options, awaited: world.awaited }, 'option', findings);
  checkFields(fields, { world, options, fields, awaited: world.awaited }, 'field', findings);
  for (const [name, field] of Object.entries(fields)) {
    findings.expect(CELLS.has(field.kind), `A cell cannot be read as ${field.kind}.`, `Leave the field ${name} out.`);
    findings.expect(Object.hasOwn(objectType.attributes, name), `There is no attribute ${name}.`, 'Name fields like the attributes that they are written to.');
  }
  for (const [name, attribute = ''] of Object.entries(keys)) {
    findings.expect(Object.hasOwn(fields, name), `There is no field ${name} to recognise objects by.`, 'Name a field of the import.');
    findings.expect(objectType.attributes[attribute]?.indexed === true, `Nothing is found by ${attribute}.`, 'Recognise objects by an indexed attribute.');
  }
  findings.expect(Object.keys(keys).length > 0, 'It recognises nothing, so a second time would create everything again.', 'Declare at least one key.');
  for (const state of [...creates, ...changes]) {
    findings.expect(Object.hasOwn(objectType.states, state), `There is no state ${state}.`, 'Name states of the object type.');
  }
}
