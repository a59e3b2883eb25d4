import { Conflict, NotFound, Refusal, type FieldFault } from '@tessera/engine';
import { codeOf } from '../../problems/error-facts.js';
import { documentOf } from '../../problems/problem.filter.js';
import { troubleOf } from '../../problems/trouble-of.js';

// What to do about what is wrong in a file.
const WORDS: Readonly<Record<string, string>> = {
  'not-yaml': 'This is not YAML ({code}). Correct the line.',
  'yaml-anchor': 'Anchors, aliases and tags are not read. Write the value where it belongs.',
  'unknown-field': 'There is no such key. Remove it, or correct its name.',
  'required': 'Something is missing here. Add it.',
  'wrong-type': 'The value is of another kind than is needed here.',
  'not-a-choice': 'This is not one of the possible values, or nothing of this name exists.',
  'not-a-rule': 'This is no rule about users: everyone, subject and is, all, any or not.',
  'pattern': 'The value does not have the right form.',
  'too-long': 'The text is too long.', 'too-small': 'The number is too small.', 'too-large': 'The number is too large.',
  'duplicate': 'This stands here twice. Keep one of them.',
  'unknown-use-case': 'No installed package has this use case. Correct the name, or install the package.',
  'does-not-fit': 'The use case does not start from here. Move it to a state that it starts from.',
  'unknown-place': 'The object type, or its state, is not installed.',
  'unknown-object-type': 'The object type is not installed, or has nothing of this kind.',
  'unknown-template': 'No installed package has this template.',
  'unknown-connector': 'No installed package has this connector.',
  'unknown-package': 'This package is not installed.',
  'role-in-use': '{count} accounts have this role. Give them another one first.',
  'model-in-use': '{count} objects are of this model. Give them another one first.',
  'scheme-in-use': '{count} objects follow this scheme. Let them follow another one first.',
  'value-already-used': 'This prefix is used already. Choose another one.',
  'secret-by-reference': 'Secrets do not stand in files. Write { secret: TESSERA_SECRET_… } and give the variable.',
  'not-a-cron-line': 'This is no cron line with five fields, or the day never comes.',
  'not-by-schedule': 'This use case does not start by schedule here.',
};

/** What went wrong, line by line, and what to do about it; `undefined` when it is no trouble of what was given. */
export function troubleWords(error: unknown): readonly string[] | undefined {
  if (error instanceof Refusal && error.faults.length > 0) return error.faults.map(faultWords);
  if (codeOf(error) === 'ENOENT') return [`There is no file or folder ${String((error as { readonly path?: string }).path)}.`];
  if (error instanceof NotFound) return [`There is no ${error.what} ${error.id}.`];
  if (!(error instanceof Refusal) && !(error instanceof Conflict)) return undefined;
  const trouble = troubleOf(error);
  return trouble && [documentOf(trouble, 'en-US').detail];
}

function faultWords({ pointer, reason, details = {} }: FieldFault): string {
  const place = [details['file'], details['line']].filter((part) => part !== undefined).join(':');
  const words = (WORDS[reason] ?? reason).replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
  return [place, pointer, words].filter(Boolean).join('  ');
}
