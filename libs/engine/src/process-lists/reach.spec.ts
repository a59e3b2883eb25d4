import fc from 'fast-check';
import type { AnyFileImport, AnyTask, AnyUseCase, ObjectType, Plugin, State } from '@tessera/plugin-api';
import { Catalogue } from '../catalogue/index.js';
import type { ProcessList } from '../model.js';
import { lifeCycle, reachableStates } from './life-cycle.js';
import { Rules } from './rules.js';
import { reachOf } from './reach.js';

const STATES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const state = fc.constantFrom(...STATES);
const origin = fc.oneof({ weight: 1, arbitrary: fc.constant('nothing') }, { weight: 4, arbitrary: state });
const moves = (max: number) => fc.array(fc.record({ from: origin, to: state }), { maxLength: max });

interface Drawn {
  readonly own: readonly { readonly from: string; readonly to: string }[];
  readonly byTask: Drawn['own'];
  /** Places where an entry stands, and whether it is on. */
  readonly entries: readonly { readonly place: string; readonly enabled: boolean }[];
  /** The state that the option leaves out, if the entries say so. */
  readonly under?: string | undefined;
  readonly option: boolean;
}
const useCase: fc.Arbitrary<Drawn> = fc.record({
  own: moves(4), byTask: moves(2), option: fc.boolean(),
  entries: fc.array(fc.record({ place: fc.constantFrom('new', ...STATES), enabled: fc.boolean() }), { maxLength: 3 }),
  under: fc.option(state, { nil: undefined }),
});
const world = fc.record({
  useCases: fc.array(useCase, { maxLength: 6 }), reaction: moves(2), imported: fc.array(state, { maxLength: 1 }),
  final: fc.array(state, { maxLength: 2 }),
  // Use cases come from two packages in turn; the first brings reaction and import, too.
  asleep: fc.subarray(['things', 'more']),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

const grouped = (pairs: readonly { readonly from: string; readonly to: string }[]): Record<string, string[]> =>
  Object.fromEntries([...new Set(pairs.map(({ from }) => from))].map((from) => [from, pairs.filter((one) => one.from === from).map(({ to }) => to)]));

function built({ useCases, reaction, imported, final, asleep }: World) {
  const states = Object.fromEntries(STATES.map((name) => [name, { title: name, meaning: 'waiting', ...(final.includes(name) && { final: true }) } as State]));
  const type: ObjectType = { name: 'thing', title: 'Thing', pluralTitle: 'Things', group: 'Things', permission: 'thing:read', label: 'name', states, attributes: { name: { kind: 'text', title: 'Name', maxLength: 9 } } };
  const task = (name: string, pairs: Drawn['own']): AnyTask => ({ name, title: name, attempts: 1, objectType: type, moves: grouped(pairs), async perform() {}, async giveUp() {} });
  const cases = useCases.map(({ own, byTask, under }, index) => ({
    symbolicName: `Case${index}`, title: `Case ${index}`, story: 'As a tester', objectType: type, moves: grouped(own), startsAt: ['profile'], permission: 'thing:do', steps: [],
    options: { yes: { kind: 'boolean', title: 'Yes', initial: true } },
    tasks: [task(`case${index}.task`, byTask)], ...(under && { reachesOnlyWhen: { [under]: { option: 'yes', is: true } } }), async execute() {},
  }) as AnyUseCase);
  const follow = task('follows', reaction);
  const fileImport = { symbolicName: 'Import', title: 'Import', objectType: type, creates: imported, changes: [], permission: 'thing:import' } as unknown as AnyFileImport;
  const plugin: Plugin = { contract: 1, objectTypes: [type], useCases: cases.filter((_, index) => index % 2 === 0), tasks: [follow], fileImports: [fileImport], reactions: [{ objectType: 'thing', reaches: 'a', task: follow as never }] };
  const more: Plugin = { contract: 1, useCases: cases.filter((_, index) => index % 2 === 1) };
  const catalogue = new Catalogue([{ name: 'things', version: '1.0.0', plugin, locales: {} }, { name: 'more', version: '1.0.0', plugin: more, locales: {} }]);
  const lists = ['new', ...STATES].map((place): ProcessList => ({
    objectType: 'thing', place, revision: 1,
    entries: useCases.flatMap(({ entries, option }, index) => entries.flatMap((one, at) =>
      one.place === place ? [{ id: `${index}-${at}`, useCase: `Case${index}`, enabled: one.enabled, options: { yes: option } }] : [])),
  }));
  return { catalogue, type, rules: new Rules(catalogue, 1, lists, new Set(asleep)) };
}

// Straight from what was drawn, without a look at the engine: is there a chain of moves, each of which is on?
function hasPath({ useCases, reaction, imported, asleep }: World, target: string): boolean {
  const steps: { readonly from: string; readonly to: string }[] =
    asleep.includes('things') ? [] : [...reaction, ...imported.map((to) => ({ from: 'nothing', to }))];
  for (const { own, byTask, entries, under, option } of useCases.filter((_, index) => !asleep.includes(index % 2 === 0 ? 'things' : 'more'))) {
    const on = entries.filter((one) => one.enabled).map(({ place }) => (place === 'new' ? 'nothing' : place));
    steps.push(...own.filter(({ from, to }) => on.includes(from) && (under !== to || option)));
    if (on.length > 0) steps.push(...byTask);
  }
  const walk = (at: string, way: readonly string[]): boolean =>
    at === target || steps.some(({ from, to }) => from === at && !way.includes(to) && walk(to, [...way, to]));
  return walk('nothing', []);
}

it('marks exactly those states as unreachable that no path of moves that are on reaches', () => {
  fc.assert(fc.property(world, (drawn) => {
    const { catalogue, type, rules } = built(drawn);
    const known = reachOf(type, lifeCycle(catalogue, rules, 'thing'));
    const unreachable = STATES.filter((name) => !known.get(name)?.reachable);
    expect(unreachable).toEqual(STATES.filter((name) => !hasPath(drawn, name)));
    const forWarnings = reachableStates(catalogue, rules.all(), 'thing', rules.asleep);
    expect(unreachable).toEqual(STATES.filter((name) => !forWarnings.has(name)));
  }), { numRuns: 300 });
});

it('marks as dead ends those that can be reached, are no declared ends, and that nothing leads out of', () => {
  fc.assert(fc.property(world, (drawn) => {
    const { catalogue, type, rules } = built(drawn);
    const edges = lifeCycle(catalogue, rules, 'thing');
    for (const [name, { deadEnd, reachable }] of reachOf(type, edges)) {
      const isLeft = edges.some((edge) => edge.enabled && edge.from === name && edge.to !== name);
      expect(deadEnd).toBe(reachable && !isLeft && !drawn.final.includes(name as (typeof STATES)[number]));
    }
  }), { numRuns: 100 });
});
