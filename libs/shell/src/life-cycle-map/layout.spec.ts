import type { LifeCycleEdge, StateView } from '@tessera/api-client';
import { layOut } from './layout.js';

const state = (name: string, meaning: StateView['meaning'] = 'waiting'): StateView => ({ name, title: name, meaning, final: false });
const edge = (from: string, to: string, title = 'Move', enabled = true): LifeCycleEdge => ({ from, to, title, useCase: title, by: 'use-case', system: false, enabled });

const nodes = [state('processing'), state('produced', 'ready'), state('assigned', 'in-use'), state('aborted', 'ended'), state('lost', 'stopped')];
const map = layOut({
  nodes,
  edges: [
    edge('nothing', 'processing'), edge('processing', 'produced'), edge('processing', 'aborted'),
    edge('produced', 'assigned'), edge('assigned', 'produced', 'Withdraw', false), edge('produced', 'produced', 'Extend'),
    edge('processing', 'produced', 'Update', false),
  ],
});
const at = (name: string) => map.nodes.find((node) => node.name === name) ?? map.nodes[0];

it('leads from new to the far end, column by column', () => {
  const columns = ['new', 'processing', 'produced', 'assigned'].map((name) => at(name)?.x ?? 0);
  expect(columns).toEqual([...columns].sort((a, b) => a - b));
  expect(new Set(columns).size).toBe(4);
});

it('puts sad endings below the main line', () => {
  expect(at('aborted')?.y).toBeGreaterThan(at('produced')?.y ?? 0);
});

it('puts no two states on the same spot', () => {
  const spots = map.nodes.map(({ x, y }) => `${x}/${y}`);
  expect(new Set(spots).size).toBe(spots.length);
});

it('sets states that nothing leads to apart', () => {
  expect(map.nodes.filter((node) => node.isApart).map((node) => node.name)).toEqual(['lost']);
});

it('draws ways between the same two states once, and staying put not at all', () => {
  const ways = map.edges.map(({ from, to }) => `${from}>${to}`);
  expect(ways).toHaveLength(new Set(ways).size);
  expect(ways).not.toContain('produced>produced');
  expect(map.edges.find((one) => one.to === 'produced' && one.from === 'processing')).toMatchObject({ titles: ['Move', 'Update'], enabled: true });
});
