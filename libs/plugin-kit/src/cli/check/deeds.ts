import type { Fault, InstalledPackage } from '@tessera/engine';
import type { AnyUseCase } from '@tessera/plugin-api';
import { wholeOf } from '../../whole.js';

/** What use cases do that they do not declare, as far as it stands in `execute` in plain words. */
export function deedFaults({ name, plugin }: InstalledPackage): readonly Fault[] {
  return (wholeOf(plugin).useCases ?? []).flatMap((useCase) => [...undeclaredMoves(useCase), ...untoldRefusals(useCase), ...undeclaredTasks(useCase)]
    .map(([cause, fix]) => ({ package: name, where: `use case ${useCase.symbolicName}`, cause, fix })));
}

type Found = readonly [cause: string, fix: string];

function undeclaredMoves({ execute, moves, objectType }: AnyUseCase): readonly Found[] {
  const text = String(execute);
  const reached = new Set(Object.values(moves).flatMap((targets) => targets ?? []));
  const moved = said(text, /\.move\(\s*\w+\s*,\s*(['"])([\w-]+)\1/g).filter((state) => !reached.has(state));
  const created = said(text, /\.create\(\s*(['"])([\w-]+)\1/g).filter((state) => moves['nothing']?.includes(state) !== true);
  return [
    ...moved.map((state): Found => [`execute moves objects to ${state}, which moves does not declare.`, Object.hasOwn(objectType.states, state) ? `Add it to moves, such as moves: { ${Object.keys(objectType.states)[0]}: ['${state}'] }, or move them elsewhere.` : `${objectType.name} has the states ${Object.keys(objectType.states).join(', ')}: name one of them, and declare it in moves.`]),
    ...created.map((state): Found => [`execute creates objects in ${state}, which moves does not declare.`, `Write moves: { nothing: ['${state}'] }.`]),
  ];
}

function untoldRefusals({ execute, refusals = {} }: AnyUseCase): readonly Found[] {
  return said(String(execute), /\.refuse\(\s*(['"])([\w-]+)\1/g).filter((reason) => !Object.hasOwn(refusals, reason) && !reason.startsWith('no-longer-'))
    .map((reason) => [`It refuses with ${reason}, and nobody is told what that means.`, `Add refusals: { '${reason}': 'What is wrong, and what to do.' }.`]);
}

function undeclaredTasks({ execute, tasks = [] }: AnyUseCase): readonly Found[] {
  return tasks.length > 0 || !/\.defer\(/.test(String(execute)) ? [] : [['execute defers a task, and the use case has none.', 'Add it: tasks: [theTask].']];
}

const said = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map(([, , word = '']) => word))];
