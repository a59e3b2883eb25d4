import type { InstalledUseCase, PluginView } from '@tessera/api-client';
import { find, type Wanted } from './catalogue-filter.js';

const useCase = (title: string, enabled?: boolean) =>
  ({ title, symbolicName: `Proc${title}`, story: `As an operator I want to ${title}.`, onAt: enabled === undefined ? [] : [{ objectType: 'card', place: 'new', enabled }] }) as unknown as InstalledUseCase;
const plugin = (name: string, more: Partial<PluginView> = {}, adds: Partial<PluginView['adds']> = {}): PluginView => ({
  name, version: '1.0.0', contract: 1, enabled: true, revision: 0, openRuns: 0, asleepEntries: 0, objectTypes: [], useCases: [], connectors: [], permissions: [],
  adds: { provides: [], uses: [], elements: [], templates: [], fileImports: [], reactions: [], tasks: [], ...adds }, ...more,
});
const plugins = [
  plugin('cards', { objectTypes: [{ name: 'card', title: 'Card' }], permissions: ['card:read', 'card:lock'], useCases: [useCase('Order', true), useCase('Lock', false), useCase('Extend')] }),
  plugin('bureau', { connectors: [{ name: 'line', title: 'Bureau line', provides: 'card-producer' }] }, { provides: ['card-producer'] }),
];
const found = (wanted: Partial<Wanted>) =>
  find(plugins, { text: '', kind: 'all', onlyOff: false, ...wanted }).map((one) => `${one.plugin.name}: ${one.useCases.map(({ title }) => title).join(' ')}`);

it('finds packages by their name, their parts and their use cases', () => {
  expect(found({})).toEqual(['cards: Order Lock Extend', 'bureau: ']);
  expect(found({ text: 'PRODUCER' })).toEqual(['bureau: ']);
  expect(found({ text: 'card:read' })).toEqual(['cards: Order Lock Extend']);
  expect(found({ text: 'cards lock' })).toEqual(['cards: Lock']);
  expect(found({ text: 'proce' })).toEqual(['cards: Extend']);
  expect(found({ text: 'nonsense' })).toEqual([]);
});

it('shows packages that bring something of a kind', () => {
  expect(found({ kind: 'connectors' })).toEqual(['bureau: ']);
  expect(found({ kind: 'objectTypes' })).toEqual(['cards: Order Lock Extend']);
  expect(found({ kind: 'elements' })).toEqual([]);
});

it('shows only use cases that are off everywhere, and the packages that have some', () => {
  expect(found({ onlyOff: true })).toEqual(['cards: Lock Extend']);
});
