import { initialValues, optionsToday } from '@tessera/engine';
import type { Fault, InstalledPackage } from '@tessera/engine';
import type { AnyUseCase, Fields, ObjectType } from '@tessera/plugin-api';
import { wholeOf } from '../../whole.js';

type Found = readonly [where: string, cause: string, fix: string];

/** What a house that has worked with an earlier version would lose with this one. */
export function sinceFaults(now: InstalledPackage, earlier: InstalledPackage): readonly Fault[] {
  const [today, before] = [wholeOf(now.plugin), wholeOf(earlier.plugin)];
  const types = new Map((today.objectTypes ?? []).map((type) => [type.name, type]));
  const useCases = new Map((today.useCases ?? []).map((one) => [one.symbolicName, one]));
  const found = [
    ...(before.objectTypes ?? []).flatMap((type) => typeLosses(type, types.get(type.name), earlier.version)),
    ...(before.useCases ?? []).flatMap((one) => useCaseLosses(one, useCases.get(one.symbolicName), earlier.version)),
    ...gone('connector', before.connectors, today.connectors, ({ name }) => name, earlier.version, 'its settings would be lost'),
    ...gone('template', before.templates, today.templates, ({ name }) => name, earlier.version, 'what administrators have written would be lost'),
    ...gone('file import', before.fileImports, today.fileImports, ({ symbolicName }) => symbolicName, earlier.version, 'roles and the audit know it by that name'),
    ...gone('task', tasksIn(before.useCases, before.tasks), tasksIn(today.useCases, today.tasks), ({ name }) => name, earlier.version, 'work that waits could not be done'),
  ];
  return found.map(([where, cause, fix]) => ({ package: now.name, where, cause, fix }));
}

const tasksIn = <T>(useCases: readonly { readonly tasks?: readonly T[] }[] = [], tasks: readonly T[] = []): readonly T[] => [...tasks, ...useCases.flatMap((one) => one.tasks ?? [])];

function gone<P>(kind: string, before: readonly P[] = [], now: readonly P[] = [], nameOf: (part: P) => string, version: string, price: string): readonly Found[] {
  const names = new Set(now.map(nameOf));
  return [...new Set(before.map(nameOf))].filter((name) => !names.has(name))
    .map((name) => [`${kind} ${name}`, `Version ${version} has it, and it is not there any more: ${price}.`, 'Keep the name; what people read is the title.']);
}

function typeLosses(before: ObjectType, now: ObjectType | undefined, version: string): readonly Found[] {
  const where = `object type ${before.name}`;
  if (!now) return [[where, `Version ${version} has it, and it is not there any more: its objects could only be read.`, 'Keep the name; what people read is the title.']];
  const states = Object.keys(before.states).filter((state) => !Object.hasOwn(now.states, state));
  const attributes = Object.entries(before.attributes).filter(([name, { kind }]) => now.attributes[name]?.kind !== kind || !Object.hasOwn(now.attributes, name));
  return [
    ...states.map((state): Found => [where, `Objects of version ${version} may be in state ${state}, which is not there any more.`, 'Keep the state; a use case may lead out of it.']),
    ...attributes.map(([name, { kind }]): Found => Object.hasOwn(now.attributes, name)
      ? [where, `Attribute ${name} was of kind ${kind} in version ${version}, and is of kind ${now.attributes[name]?.kind ?? ''} now.`, 'Give the new one another name.']
      : [where, `Attribute ${name} of version ${version} is not there any more: what is written in it would be lost.`, 'Keep it, with internal: true if nobody needs to see it.']),
  ];
}

function useCaseLosses(before: AnyUseCase, now: AnyUseCase | undefined, version: string): readonly Found[] {
  const where = `use case ${before.symbolicName}`;
  if (!now) return [[where, `Version ${version} has it, and it is not there any more: a house whose process lists or open runs name it would not start.`, 'Keep the symbolic name; what people read is the title.']];
  if (now.objectType.name !== before.objectType.name) return [[where, `It was about ${before.objectType.name} in version ${version}, and is about ${now.objectType.name} now.`, 'Make a new use case with a symbolic name of its own.']];
  return [...optionLosses(where, before.options, now, version), ...(now.permission === before.permission ? [] : [[
    where, `It asked for ${before.permission} in version ${version}, and asks for ${now.permission} now: nobody could start it until roles are changed.`, `Keep permission: '${before.permission}'.`,
  ] as const])];
}

// What administrators had at first stands for what they may have set.
function optionLosses(where: string, before: Fields, now: AnyUseCase, version: string): readonly Found[] {
  const lost = Object.keys(before).filter((name) => !Object.hasOwn(now.options, name) || now.options[name]?.kind !== before[name]?.kind);
  if (lost.length === 0) return [];
  const write = 'Write migrateOptions, which makes the options of today from those of then, and name them in storedOptions of contract().';
  if (!now.migrateOptions) return [[where, `What administrators have set as ${lost.join(', ')} in version ${version} would be lost.`, write]];
  const { trouble } = optionsToday(now, initialValues(before));
  return trouble === undefined ? [] : [[where, `The options of version ${version} cannot be read: ${trouble}.`, 'Let migrateOptions answer the options of today for every form that was ever stored.']];
}
