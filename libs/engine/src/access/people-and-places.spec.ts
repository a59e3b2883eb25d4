import { allow, clerks, context, EVERYONE, model } from '../testing/schemes.js';
import { actingIn, positionOf, signatureOf } from './acting.js';
import { Chart } from './chart.js';
import { faultsOfFilter } from './check-filter.js';
import { rightsThatAllow } from './distribution.js';
import { grantors } from './grantors.js';
import { Groups } from './groups.js';
import type { UserFilter } from './user-context.js';
import { heldOn, UserContexts } from './user-contexts.js';

describe('people and places', () => {
  const elements = [
    { id: 'house', kind: 'organisation', name: 'House' }, { id: 'desk', kind: 'unit', name: 'Desk', superiorId: 'house' },
    { id: 'head', kind: 'position', name: 'Head', superiorId: 'desk' }, { id: 'clerk', kind: 'position', name: 'Clerk', superiorId: 'head' }, { id: 'guest', kind: 'position', name: 'Guest' },
  ] as const;
  const chart = () => new Chart(elements);

  it('are known by the chart: positions, where they stand, and which of them fit', () => {
    expect(chart().find('desk')).toBe(elements[1]);
    expect(chart().placeOf('desk')).toBeUndefined();
    expect(chart().placeOf('clerk')).toEqual({
      positionName: 'Clerk', unit: { id: 'desk', name: 'Desk' }, organisation: { id: 'house', name: 'House' }, unitIds: ['desk', 'house'], superiorIds: ['head'],
    });
    expect(chart().placeOf('guest')).toEqual({ positionName: 'Guest', unitIds: [], superiorIds: [] });
    expect(chart().positionsWhere(({ unitIds }) => unitIds.includes('desk'))).toEqual(['head', 'clerk']);
    expect(chart().positionsWhere((_, id) => id === 'guest')).toEqual(['guest']);
    const round = new Chart([{ id: 'a', kind: 'position', name: 'A', superiorId: 'b' }, { id: 'b', kind: 'position', name: 'B', superiorId: 'a' }]);
    expect(round.placeOf('a')?.superiorIds).toEqual(['b']);
    expect(() => chart().requireFit({ id: 'desk', kind: 'unit', superiorId: 'nobody' })).toThrow(expect.objectContaining({ reason: 'invalid-input', faults: [{ pointer: '/superiorId', reason: 'unknown-superior' }] }));
  });

  it('act from the assignment that counts, or from none', () => {
    const contexts = new UserContexts(chart(), new Groups([]));
    const of = (more: object) => contexts.of({ accountId: 'a', roles: ['r'], held: [], ...more }, '2030-01-02');
    expect(of({})).toEqual({ accountId: 'a', roles: ['r'], groups: [], unitIds: [], superiorIds: [] });
    expect(of({ builtIn: 'administrator', identityId: 'i' })).toEqual({ accountId: 'a', identityId: 'i', builtIn: 'administrator', roles: ['r'], groups: [], unitIds: [], superiorIds: [] });
    expect(of({ held: [{ assignmentId: '1', positionId: 'gone', main: true }, { assignmentId: '2', positionId: 'head', main: false }] })).toMatchObject({ assignmentId: '2', positionId: 'head' });
  });

  it('hold the main position first, then the earliest, then the first', () => {
    const held = (assignmentId: string, from?: string, main = false) => ({ assignmentId, positionId: 'p', main, ...(from !== undefined && { from }) });
    const order = (...all: readonly ReturnType<typeof held>[]) => heldOn('2030-01-02', all).map(({ assignmentId }) => assignmentId).join();
    expect(order(held('b'), held('a'), held('c', '2029-01-01'), held('d', '2028-01-01'), held('e', '2030-01-01', true))).toBe('e,a,b,d,c');
    expect(order(held('d', '2028-01-01'), held('a'))).toBe('a,d');
    expect(order(held('a', '2030-01-03'), held('b', '2030-01-02'))).toBe('b');
  });

  it('sign with the position that they act in, under the names of the moment', () => {
    const acting = { id: 'p', displayName: 'P', context: context({ positionId: 'clerk', positionName: 'Clerk', assignmentId: 'as', unit: { id: 'desk', name: 'Desk' }, organisation: { id: 'house', name: 'House' } }) };
    const actorPosition = { id: 'clerk', name: 'Clerk', assignment: { id: 'as' }, unit: { id: 'desk', name: 'Desk' }, organisation: { id: 'house', name: 'House' } };
    expect(signatureOf(acting)).toEqual({ actorId: 'p', actorName: 'P', actorPosition });
    expect(signatureOf({ id: 'p', displayName: 'P', context: context({ positionId: 'clerk' }) })).toEqual({ actorId: 'p', actorName: 'P', actorPosition: { id: 'clerk', name: '' } });
    expect(signatureOf({ id: 'p', displayName: 'P', context: context() })).toEqual({ actorId: 'p', actorName: 'P' });
    expect(positionOf(acting)).toEqual({ id: 'clerk', name: 'Clerk' });
    expect([positionOf({}), positionOf({ context: context() })]).toEqual([undefined, undefined]);
    expect(positionOf({ position: actorPosition, context: context({ positionId: 'other', positionName: 'Other' }) })).toEqual({ id: 'clerk', name: 'Clerk' });
    expect(actingIn({ actorId: 'p', actorName: 'P' })).toEqual({ id: 'p', displayName: 'P' });
    expect(actingIn({ actorId: 'p', actorName: 'P', actorPosition, context: acting.context })).toEqual({ ...acting, position: actorPosition });
  });

  it('who can grant a right are the groups and roles that may change the scheme, each once', () => {
    const named = (filter: UserFilter) => grantors(model(allow('SetAcl', filter), allow('Read', clerks)));
    expect(named(EVERYONE)).toEqual(['Everyone']);
    expect(named({ all: [clerks, { not: { subject: 'group', is: 'Guests' } }] })).toEqual(['clerk']);
    expect(named({ any: [clerks, clerks, { subject: 'group', is: 'Bosses' }] })).toEqual(['clerk', 'Bosses']);
    expect(named({ subject: 'position', is: 'head' })).toEqual(['Administrator']);
    expect(rightsThatAllow(['Attach'])).toEqual(['modify']);
    expect(rightsThatAllow(['SetDistributionList', 'Delete'])).toEqual(['delete', 'share']);
    expect(rightsThatAllow([])).toEqual([]);
  });

  it('groups are found by name, and know who asks for them', () => {
    const groups = new Groups([{ name: 'B', builtIn: false, rule: { subject: 'group', is: 'A' } }, { name: 'A', builtIn: true, rule: EVERYONE }, { name: 'C', builtIn: false, rule: { any: [{ subject: 'role', is: 'A' }, { not: { subject: 'group', is: 'A' } }] } }]);
    expect(groups.find('A')).toMatchObject({ builtIn: true });
    expect(groups.find('Z')).toBeUndefined();
    expect(groups.askingFor('A')).toEqual(['B', 'C']);
    expect(groups.of(context())).toEqual(['A', 'B']);
  });

  it('a rule is answered with each of its faults', () => {
    const reasons = (rule: unknown) => faultsOfFilter(rule, '').map(({ pointer, reason, details }) => [pointer, reason, ...(details ? [details] : [])]);
    expect(reasons({ subject: 'role', is: 'x'.repeat(201) })).toEqual([['/is', 'wrong-length', { min: 1, max: 200 }]]);
    expect(reasons({ subject: 'role', is: 'x'.repeat(200) })).toEqual([]);
    expect(reasons({ subject: 'role', is: 7 })).toEqual([['/is', 'wrong-type']]);
    expect(reasons({ any: 7 })).toEqual([['/any', 'wrong-type']]);
    expect(reasons({ any: Array.from({ length: 51 }, () => EVERYONE) })).toEqual([['/any', 'too-many', { max: 50 }]]);
    expect(reasons({ any: Array.from({ length: 50 }, () => EVERYONE) })).toEqual([]);
    expect([reasons(null), reasons([]), reasons('x')]).toEqual([[['', 'wrong-type']], [['', 'wrong-type']], [['', 'wrong-type']]]);
    const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((rule) => ({ all: [rule] }), EVERYONE);
    expect([reasons(nested(7)), reasons(nested(8))]).toEqual([[], [['/all/0'.repeat(8), 'too-deep', { max: 8 }]]]);
  });
});
