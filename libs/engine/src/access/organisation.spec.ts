import fc from 'fast-check';
import { Chart } from './chart.js';
import type { ChartElement } from './chart.js';
import { faultsOfFilter } from './check-filter.js';
import { Groups } from './groups.js';
import type { UserGroup } from './groups.js';
import { matchesUser } from './user-context.js';
import type { UserFilter, UserSubject } from './user-context.js';
import { UserContexts } from './user-contexts.js';
import type { HeldPosition } from './user-contexts.js';

// house > administration > (director > head of the registry > clerk), and a guest outside the hierarchy.
const ELEMENTS: readonly ChartElement[] = [
  { id: 'house', kind: 'organisation', name: 'House' },
  { id: 'administration', kind: 'unit', name: 'Administration', superiorId: 'house' },
  { id: 'director', kind: 'position', name: 'Director', superiorId: 'administration' },
  { id: 'registry', kind: 'unit', name: 'Registry', superiorId: 'director' },
  { id: 'head', kind: 'position', name: 'Head of the registry', superiorId: 'registry' },
  { id: 'clerk', kind: 'position', name: 'Clerk', superiorId: 'head' },
  { id: 'guest', kind: 'position', name: 'Guest' },
];
const chart = () => new Chart(ELEMENTS);

const contexts = (...groups: UserGroup[]) => new UserContexts(chart(), new Groups(groups));
const holding = (...held: HeldPosition[]) => ({ accountId: 'a', identityId: 'i', roles: ['operator'], held });
const held = (positionId: string, more: Partial<HeldPosition> = {}): HeldPosition => ({ assignmentId: `as ${positionId}`, positionId, main: false, ...more });
const group = (name: string, rule: UserFilter): UserGroup => ({ name, rule, builtIn: false });
const TODAY = '2026-11-22';

describe('who a condition is about', () => {
  const ROWS: readonly (readonly [position: string, subject: UserSubject, is: string, expected: boolean])[] = [
    ['clerk', 'position', 'clerk', true],
    ['clerk', 'position', 'head', false],
    ['clerk', 'first-superior', 'head', true],
    ['clerk', 'first-superior', 'director', false],
    ['clerk', 'second-superior', 'director', true],
    ['clerk', 'second-superior', 'head', false],
    ['clerk', 'superior', 'head', true],
    ['clerk', 'superior', 'director', true],
    ['clerk', 'superior', 'clerk', false],
    ['head', 'first-superior', 'director', true],
    ['head', 'second-superior', 'director', false],
    ['director', 'superior', 'head', false],
    ['clerk', 'unit', 'registry', true],
    ['clerk', 'unit', 'administration', true],
    ['clerk', 'unit', 'house', true],
    ['director', 'unit', 'registry', false],
    ['guest', 'unit', 'house', false],
    ['guest', 'superior', 'director', false],
  ];
  it.each(ROWS)('the %s: %s is %s: %s', (position, subject, is, expected) => {
    expect(matchesUser({ subject, is }, contexts().of(holding(held(position)), TODAY))).toBe(expected);
  });
});

describe('the assignment that counts', () => {
  const active = (chosen: string | undefined, ...all: HeldPosition[]) =>
    contexts().of({ ...holding(...all), ...(chosen !== undefined && { chosenAssignmentId: chosen }) }, TODAY).positionId;

  it('is the chosen one while it holds, else the main one, else the earliest', () => {
    const clerk = held('clerk', { from: '2026-03-01' });
    const head = held('head', { main: true, from: '2026-05-01' });
    const guest = held('guest', { from: '2026-01-01' });
    expect(active(undefined, clerk, guest, head)).toBe('head');
    expect(active('as clerk', clerk, guest, head)).toBe('clerk');
    expect(active(undefined, clerk, guest)).toBe('guest');
    expect(active('as clerk', { ...clerk, to: '2026-11-21' }, head)).toBe('head');
    expect(active('as somebody else', clerk, head)).toBe('head');
  });

  it('counts from its first day to its last, both included', () => {
    expect(active(undefined, held('clerk', { from: TODAY, to: TODAY }))).toBe('clerk');
    expect(active(undefined, held('clerk', { from: '2026-11-23' }))).toBeUndefined();
    expect(active(undefined, held('clerk', { to: '2026-11-21' }), held('gone'))).toBeUndefined();
  });

  it('tells position, units and superiors under their present names', () => {
    expect(contexts().of(holding(held('head')), TODAY)).toMatchObject({
      assignmentId: 'as head', positionName: 'Head of the registry', unit: { id: 'registry' }, organisation: { id: 'house' }, unitIds: ['registry', 'administration', 'house'], superiorIds: ['director'],
    });
  });
});

describe('the chart', () => {
  const reasonOf = (act: () => void) => {
    try { act(); } catch (error) { return (error as { faults: { reason: string }[] }).faults[0]?.reason; }
    return undefined;
  };

  it('refuses what would stand under itself, under nothing, or a root under anything', () => {
    expect(reasonOf(() => chart().requireFit({ id: 'administration', kind: 'unit', superiorId: 'clerk' }))).toBe('superior-below');
    expect(reasonOf(() => chart().requireFit({ id: 'clerk', kind: 'position', superiorId: 'clerk' }))).toBe('superior-below');
    expect(reasonOf(() => chart().requireFit({ id: 'clerk', kind: 'position', superiorId: 'nobody' }))).toBe('unknown-superior');
    expect(reasonOf(() => chart().requireFit({ id: 'house', kind: 'organisation', superiorId: 'registry' }))).toBe('organisation-has-no-superior');
    expect(reasonOf(() => chart().requireFit({ id: 'clerk', kind: 'position', superiorId: 'registry' }))).toBeUndefined();
  });

  it('never has a circle, whatever is asked of it in whatever order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const moves = fc.array(fc.record({ id: fc.constantFrom(...ids), superiorId: fc.option(fc.constantFrom(...ids), { nil: undefined }) }), { maxLength: 40 });
    fc.assert(fc.property(moves, (asked) => {
      let elements: ChartElement[] = ids.map((id) => ({ id, kind: 'position', name: id }));
      for (const { id, superiorId } of asked) {
        const wanted = { id, kind: 'position' as const, name: id, ...(superiorId !== undefined && { superiorId }) };
        if (reasonOf(() => new Chart(elements).requireFit(wanted)) === undefined) elements = elements.map((one) => (one.id === id ? wanted : one));
      }
      for (const { id } of elements) expect(stepsUp(elements, id)).toBeLessThan(ids.length);
    }));
  });
});

function stepsUp(elements: readonly ChartElement[], id: string): number {
  let steps = 0;
  for (let at = elements.find((one) => one.id === id); at?.superiorId !== undefined && steps < 100; steps++) {
    const above: string = at.superiorId;
    at = elements.find((one) => one.id === above);
  }
  return steps;
}

describe('groups', () => {
  it('are computed after those that their rules ask for', () => {
    const groups = [
      group('Desk', { all: [{ subject: 'group', is: 'Registry' }, { not: { subject: 'position', is: 'head' } }] }),
      group('Registry', { subject: 'unit', is: 'registry' }),
      group('Nobody', { subject: 'group', is: 'a group that is gone' }),
      group('Outsiders', { not: { subject: 'group', is: 'Registry' } }),
    ];
    expect(contexts(...groups).of(holding(held('clerk')), TODAY).groups).toEqual(['Desk', 'Registry']);
    expect(contexts(...groups).of(holding(held('head')), TODAY).groups).toEqual(['Registry']);
    expect(contexts(...groups).of(holding(held('director')), TODAY).groups).toEqual(['Outsiders']);
    expect(new Groups(groups).askingFor('Registry')).toEqual(['Desk', 'Outsiders']);
  });

  it('do not ask for themselves, however long the way round', () => {
    const round = ['A', 'B', 'C'].map((name, index) => group(name, { not: { subject: 'group', is: ['B', 'C', 'A'][index] ?? '' } }));
    expect(() => new Groups(round)).toThrow(expect.objectContaining({ reason: 'group-circle', details: { groups: 'A > B > C > A' } }));
  });

  it('do not depend on the order in which they are written down', () => {
    const names = ['G0', 'G1', 'G2', 'G3', 'G4'];
    const rules = fc.tuple(...names.map((_, index) => filterOver(names.slice(0, index))));
    const order = fc.shuffledSubarray(names, { minLength: names.length });
    fc.assert(fc.property(rules, order, fc.constantFrom('clerk', 'head', 'director', 'guest'), (made, shuffled, position) => {
      const groups = names.map((name, index) => group(name, made[index] ?? { everyone: true }));
      const user = holding(held(position));
      const { groups: found } = contexts(...groups).of(user, TODAY);
      expect(contexts(...shuffled.map((name) => groups[names.indexOf(name)] as UserGroup)).of(user, TODAY).groups).toEqual(found);
      // The meaning: somebody is in exactly the groups whose rules hold for them and the groups they are in.
      const context = { ...contexts().of(user, TODAY), groups: found };
      expect(groups.filter(({ rule }) => matchesUser(rule, context)).map(({ name }) => name)).toEqual(found);
    }));
  });
});

function filterOver(groups: readonly string[]): fc.Arbitrary<UserFilter> {
  const condition: fc.Arbitrary<UserFilter> = fc.oneof(
    fc.record({ subject: fc.constantFrom<UserSubject>('position', 'unit', 'superior', 'first-superior', 'second-superior'), is: fc.constantFrom('house', 'registry', 'clerk', 'head', 'director') }),
    fc.record({ subject: fc.constant<UserSubject>('role'), is: fc.constantFrom('operator', 'auditor') }),
    ...(groups.length > 0 ? [fc.record({ subject: fc.constant<UserSubject>('group'), is: fc.constantFrom(...groups) })] : []),
  );
  return fc.letrec<{ filter: UserFilter }>((tie) => ({
    filter: fc.oneof({ depthSize: 'small' }, condition, fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })), tie('filter').map((not) => ({ not }))),
  })).filter;
}

describe('what is sent as a rule', () => {
  it('is taken when it is one', () => {
    fc.assert(fc.property(filterOver(['G']), (filter) => expect(faultsOfFilter(filter, '/rule').filter(({ reason }) => reason !== 'too-deep')).toEqual([])));
    expect(faultsOfFilter({ everyone: true }, '/rule')).toEqual([]);
  });

  it('is answered with the place of each fault otherwise', () => {
    const rule = { any: [{ subject: 'colour', is: ' ' }, { all: [] }, { not: 7 }, { subject: 'role', is: 'x', or: 'y' }, { everyone: false }] };
    expect(faultsOfFilter(rule, '/rule')).toEqual([
      { pointer: '/rule/any/0/subject', reason: 'not-a-choice' }, { pointer: '/rule/any/0/is', reason: 'required' },
      { pointer: '/rule/any/1/all', reason: 'required' }, { pointer: '/rule/any/2/not', reason: 'wrong-type' },
      { pointer: '/rule/any/3', reason: 'not-a-rule' }, { pointer: '/rule/any/4/everyone', reason: 'wrong-type' },
    ]);
  });

  it('is refused, not worked on, when it is anything else', () => {
    fc.assert(fc.property(fc.anything(), (value) => expect(Array.isArray(faultsOfFilter(value, '/rule'))).toBe(true)));
    const deep = Array.from({ length: 9 }).reduce<unknown>((rule) => ({ not: rule }), { everyone: true });
    expect(faultsOfFilter(deep, '')).toMatchObject([{ reason: 'too-deep' }]);
    const some = (count: number) => ({ any: Array.from({ length: count }, () => ({ any: Array.from({ length: 50 }, () => ({ subject: 'role', is: 'operator' })) })) });
    expect(faultsOfFilter(some(6), '/rule')).toEqual([]);
    expect(faultsOfFilter(some(7), '/rule')).toEqual([{ pointer: '/rule', reason: 'too-many', details: { max: 300 } }]);
  });
});
