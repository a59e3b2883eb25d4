import type { ElementView } from '@tessera/api-client';
import { branchesOf, superiorsFor, type Branch } from './branches.js';

const element = (id: string, kind: ElementView['kind'], superiorId?: string): ElementView =>
  ({ id, kind, name: id, holders: 0, revision: 1, ...(superiorId === undefined ? {} : { superiorId }) });

const CHART = [
  element('guest', 'position'), element('house', 'organisation'), element('registry', 'unit', 'house'), element('director', 'position', 'house'),
  element('head', 'position', 'registry'), element('clerk', 'position', 'head'),
];

const drawn = (branches: readonly Branch[]): string => branches.map(({ element: { id }, under }) => (under.length > 0 ? `${id}(${drawn(under)})` : id)).join(' ');

test('positions stand before the units beside them, and whoever is outside the hierarchy last', () => {
  expect(drawn(branchesOf(CHART))).toBe('house(director registry(head(clerk))) guest');
});

test('an element whose superior is not there is shown all the same', () => {
  expect(drawn(branchesOf([element('lost', 'unit', 'gone')]))).toBe('lost');
});

test('nothing is offered to stand under itself or under what stands below it', () => {
  expect(superiorsFor(CHART, 'head').map(({ element: { id } }) => id)).toEqual(['house', 'director', 'registry', 'guest']);
  expect(superiorsFor(CHART, undefined).find(({ element: { id } }) => id === 'clerk')?.depth).toBe(3);
});
