import type { AnyTask, AnyUseCase } from '@tessera/plugin-api';
import { takenFrom } from '../catalogue/also-from.js';
import type { Catalogue } from '../catalogue/index.js';
import { holdsForOptions } from '../fields/index.js';
import type { Json } from '../model.js';
import type { PlacedEntry, Rules } from './rules.js';

/** A declared move with the use case that makes it, itself or by its task (`system`, under the task's own title), and whether it is on anywhere. */
export interface LifeCycleEdge {
  readonly from: string;
  readonly to: string;
  /** Symbolic name of the use case, or name of the task of a reaction. */
  readonly useCase: string;
  readonly title: string;
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
  const ofReactions = reactionTasks(catalogue, objectType).flatMap((task) =>
    pairs(task.moves).map(({ from, to }) => ({ from, to, useCase: task.name, title: task.title, system: true, enabled: true })),
  );
  return [...ofUseCases, ...ofReactions];
}

/** The states that objects can come to with the entries that are on. */
export function reachableStates(catalogue: Catalogue, entries: readonly PlacedEntry[], objectType: string): ReadonlySet<string> {
  return reachable(catalogue, objectType, switchedOn(entries, objectType).flatMap((one) => movesOfEntry(one).filter(isChosen(one))));
}

/** The same if every option of the entries were set as it may be: what is left out was not chosen away. */
export function reachableWithAnyOptions(catalogue: Catalogue, entries: readonly PlacedEntry[], objectType: string): ReadonlySet<string> {
  return reachable(catalogue, objectType, switchedOn(entries, objectType).flatMap(movesOfEntry));
}

/** The states that some installed use case or task leads to. */
export function attainableStates(catalogue: Catalogue, objectType: string): ReadonlySet<string> {
  const ofUseCases = catalogue.useCasesOf(objectType).flatMap((one) => [...pairs(one.moves), ...(one.tasks ?? []).flatMap((task) => pairs(task.moves))]);
  const ofReactions = reactionTasks(catalogue, objectType).flatMap((task) => pairs(task.moves));
  return new Set([...ofUseCases, ...ofReactions].map((move) => move.to));
}

function reachable(catalogue: Catalogue, objectType: string, ofEntries: readonly Move[]): ReadonlySet<string> {
  const moves = [...ofEntries, ...reactionTasks(catalogue, objectType).flatMap((task) => pairs(task.moves))];
  const reached = new Set(['nothing']);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { from, to } of moves) if (reached.has(from)) reached.add(to);
  }
  return reached;
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

function isChosen(placed: PlacedEntry): (move: Move) => boolean {
  const own = statesOf(placed);
  return ({ from, to }) => !own.includes(from) || mayReach(placed.useCase, to, placed.entry.options);
}

function movesOfEntry(placed: PlacedEntry): readonly Move[] {
  const { useCase } = placed;
  const own = statesOf(placed).flatMap((from) => (useCase.moves[from] ?? []).map((to) => ({ from, to })));
  return [...own, ...(useCase.tasks ?? []).flatMap((task) => pairs(task.moves))];
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
  const own = pairs(useCase.moves).map((move) => ({ ...move, useCase: symbolicName, title, system: false, enabled: isOn(move.from, move.to) }));
  const ofTasks = (useCase.tasks ?? [])
    .flatMap((task) => pairs(task.moves).map((move) => ({ ...move, useCase: symbolicName, title: task.title, system: true, enabled: mine.length > 0 })));
  return [...own, ...ofTasks];
}

function reactionTasks(catalogue: Catalogue, objectType: string): readonly AnyTask[] {
  return catalogue
    .reactionTasks()
    .map((name) => catalogue.task(name))
    .filter((task) => task.objectType.name === objectType);
}
