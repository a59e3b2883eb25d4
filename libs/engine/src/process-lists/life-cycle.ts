import type { AnyTask, AnyUseCase } from '@tessera/plugin-api';
import { takenFrom } from '../catalogue/also-from.js';
import type { Catalogue } from '../catalogue/index.js';
import { holdsForOptions } from '../fields/index.js';
import type { Json } from '../model.js';
import type { PlacedEntry, Rules } from './rules.js';

/** Who makes a move: somebody with a use case, the task of one, a task that follows something that happened, or an import. */
export type Mover = 'use-case' | 'task' | 'reaction' | 'import';

/** A declared move with what makes it (a task under its own title), and whether it is on anywhere. */
export interface LifeCycleEdge {
  readonly from: string;
  readonly to: string;
  /** Symbolic name of the use case or the import, or name of the task of a reaction. */
  readonly useCase: string;
  readonly title: string;
  readonly by: Mover;
  /** By the house itself, after people have finished. */
  readonly system: boolean;
  readonly enabled: boolean;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

type Moves = Readonly<Record<string, readonly string[] | undefined>>;

/** All declared moves of an object type; moves out of nothing come `from: 'nothing'`. */
export function lifeCycle(catalogue: Catalogue, rules: Rules, objectType: string): readonly LifeCycleEdge[] {
  const entries = rules.all().filter((one) => one.entry.enabled);
  const ofUseCases = catalogue.useCasesOf(objectType).flatMap((useCase) => edgesOf(useCase, entries));
  const awake = new Set(reactionTasks(catalogue, objectType, rules.asleep));
  const ofReactions = reactionTasks(catalogue, objectType).flatMap((task) =>
    pairs(task.moves).map((move) => ({ ...move, useCase: task.name, title: task.title, by: 'reaction' as const, system: true, enabled: awake.has(task) })),
  );
  return [...ofUseCases, ...ofReactions, ...edgesOfImports(catalogue, objectType, rules.asleep)];
}

/** The states that objects can come to with the entries that are on. */
export function reachableStates(catalogue: Catalogue, entries: readonly PlacedEntry[], objectType: string, asleep?: ReadonlySet<string>): ReadonlySet<string> {
  return reachable(alwaysOn(catalogue, objectType, asleep), switchedOn(entries, objectType).flatMap((one) => [...ownMoves(one).filter(isChosen(one)), ...taskMoves(one)]));
}

/** The same if every option of the entries were set as it may be: what is left out was not chosen away. */
export function reachableWithAnyOptions(catalogue: Catalogue, entries: readonly PlacedEntry[], objectType: string, asleep?: ReadonlySet<string>): ReadonlySet<string> {
  return reachable(alwaysOn(catalogue, objectType, asleep), switchedOn(entries, objectType).flatMap((one) => [...ownMoves(one), ...taskMoves(one)]));
}

/** The states that some installed use case or task leads to. */
export function attainableStates(catalogue: Catalogue, objectType: string): ReadonlySet<string> {
  const ofUseCases = catalogue.useCasesOf(objectType).flatMap((one) => [...pairs(one.moves), ...(one.tasks ?? []).flatMap((task) => pairs(task.moves))]);
  return new Set([...ofUseCases, ...alwaysOn(catalogue, objectType)].map((move) => move.to));
}

function reachable(always: readonly Move[], ofEntries: readonly Move[]): ReadonlySet<string> {
  return reachedFrom('nothing', [...ofEntries, ...always]);
}

/** The states that moves lead to from one state, that state included. */
export function reachedFrom(start: string, moves: readonly Move[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { from, to } of moves) if (reached.has(from)) reached.add(to);
  }
  return reached;
}

// What no process list switches on.
function alwaysOn(catalogue: Catalogue, objectType: string, asleep?: ReadonlySet<string>): readonly Move[] {
  const imports = edgesOfImports(catalogue, objectType, asleep).filter((one) => one.enabled);
  return [...reactionTasks(catalogue, objectType, asleep).flatMap((task) => pairs(task.moves)), ...imports];
}

function edgesOfImports(catalogue: Catalogue, objectType: string, asleep: ReadonlySet<string> = new Set()): readonly LifeCycleEdge[] {
  return catalogue.fileImports().filter((one) => one.objectType.name === objectType).flatMap((one) => {
    const { symbolicName, title, creates, changes } = one;
    const enabled = !asleep.has(catalogue.packageOf(one).name);
    return [...creates.map((to) => ({ from: 'nothing', to })), ...changes.map((state) => ({ from: state, to: state }))]
      .map((move) => ({ ...move, useCase: symbolicName, title, by: 'import' as const, system: false, enabled }));
  });
}

/** Moves as pairs. */
export function pairs(moves: Moves): readonly Move[] {
  return Object.entries(moves).flatMap(([from, targets = []]) => targets.map((to) => ({ from, to })));
}

/** The state that a place stands for in moves. */
export function stateOf(place: string): string {
  return place === 'new' ? 'nothing' : place;
}

function switchedOn(entries: readonly PlacedEntry[], objectType: string): readonly PlacedEntry[] {
  return entries.filter((one) => one.entry.enabled && one.useCase.objectType.name === objectType);
}

function isChosen({ useCase, entry }: PlacedEntry): (move: Move) => boolean {
  return ({ to }) => mayReach(useCase, to, entry.options);
}

function ownMoves(placed: PlacedEntry): readonly Move[] {
  return statesOf(placed).flatMap((from) => (placed.useCase.moves[from] ?? []).map((to) => ({ from, to })));
}

// Under what option a use case leads to a state says nothing about the work that follows it.
function taskMoves({ useCase }: PlacedEntry): readonly Move[] {
  return (useCase.tasks ?? []).flatMap((task) => pairs(task.moves));
}

/** The states in which an entry takes its subjects. */
export function statesOf({ list, useCase }: PlacedEntry): readonly string[] {
  return list.objectType === useCase.objectType.name ? [stateOf(list.place)] : takenFrom(useCase);
}

function mayReach(useCase: AnyUseCase, state: string, options: Json): boolean {
  return holdsForOptions(useCase.reachesOnlyWhen?.[state], options);
}

function edgesOf(useCase: AnyUseCase, entries: readonly PlacedEntry[]): readonly LifeCycleEdge[] {
  const { symbolicName, title } = useCase;
  const mine = entries.filter((one) => one.useCase === useCase);
  const isOn = (from: string, to: string) =>
    mine.some((one) => statesOf(one).includes(from) && mayReach(useCase, to, one.entry.options));
  const own = pairs(useCase.moves).map((move) => ({ ...move, useCase: symbolicName, title, by: 'use-case' as const, system: false, enabled: isOn(move.from, move.to) }));
  const ofTasks = (useCase.tasks ?? [])
    .flatMap((task) => pairs(task.moves).map((move) => ({ ...move, useCase: symbolicName, title: task.title, by: 'task' as const, system: true, enabled: mine.length > 0 })));
  return [...own, ...ofTasks];
}

function reactionTasks(catalogue: Catalogue, objectType: string, asleep?: ReadonlySet<string>): readonly AnyTask[] {
  return catalogue
    .reactionTasks(asleep)
    .map((name) => catalogue.task(name))
    .filter((task) => task.objectType.name === objectType);
}
