import fc from 'fast-check';
import { changesBetween, configurationIn, configurationOf, documentOf, matchEntries, nthOf, partsOfPath, pathOf } from './index.js';
import type { ConfigurationPart } from './index.js';

const name = fc.oneof(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), fc.constantFrom('a/b', '~1', '~~002', 'x~0', '12'));
const content = fc.record({ title: fc.string(), permissions: fc.array(fc.string(), { maxLength: 3 }) });
const parts: fc.Arbitrary<readonly ConfigurationPart[]> = fc.uniqueArray(fc.oneof(
  fc.tuple(name, content).map(([one, inner]) => ({ path: pathOf('roles', one), content: inner })),
  fc.tuple(name, name, content).map(([type, one, inner]) => ({ path: pathOf('models', type, one), content: inner })),
  fc.tuple(name, name, content).map(([type, place, inner]) => ({ path: pathOf('process-lists', type, place), content: { entries: [inner] } })),
  fc.tuple(name, content).map(([type, inner]) => ({ path: pathOf('access-schemes', type), content: { entries: [inner] } })),
  fc.tuple(name, name, content).map(([type, one, inner]) => ({ path: pathOf('access-schemes', type, one), content: { entries: [inner] } })),
  fc.constant({ path: 'outbox', content: { keepDays: 90 } }),
), { selector: ({ path }) => path, maxLength: 12 });

describe('parts of the configuration', () => {
  it('have paths from which every name comes back, whatever stands in it', () => {
    fc.assert(fc.property(name, name, fc.integer({ min: 1, max: 999 }), (first, second, nth) => {
      expect(partsOfPath(nthOf(pathOf('models', first, second), nth))).toEqual(['models', first, second]);
    }));
  });

  it('come back from the document that they are written to', () => {
    fc.assert(fc.property(parts, (given) => {
      const configuration = configurationOf(given);
      expect([...configurationIn(documentOf(configuration))]).toEqual([...configuration]);
    }));
  });

  it('differ exactly where they were changed', () => {
    fc.assert(fc.property(parts, parts, (one, other) => {
      const [before, after] = [configurationOf(one), configurationOf(other)];
      const changed = new Map(before);
      for (const { path, after: is } of changesBetween(before, after)) if (is) changed.set(path, is); else changed.delete(path);
      expect(changesBetween(changed, after)).toEqual([]);
      expect(changesBetween(before, before)).toEqual([]);
    }));
  });

  it('keep web hooks of one name apart', () => {
    const hook = (address: string) => ({ address });
    const configuration = configurationOf([
      { path: 'web-hooks/shop', content: hook('a') }, { path: 'web-hooks/shop~~002', content: hook('b') }, { path: 'web-hooks/shop~0x', content: hook('c') },
    ]);
    expect(documentOf(configuration, ['web-hooks'])).toEqual({ 'web-hooks': [{ name: 'shop', ...hook('a') }, { name: 'shop~x', ...hook('c') }, { name: 'shop', ...hook('b') }] });
  });
});

describe('rows of a written process list', () => {
  const row = (useCase: string, options = {}, title?: string) => ({ useCase, enabled: true, options, ...(title !== undefined && { title }) });

  it('keep the ids of rows that say the same, then of rows of the same use case in order', () => {
    const present = [{ id: '1', ...row('Order', { amount: 1 }) }, { id: '2', ...row('Order', { amount: 2 }) }, { id: '3', ...row('Lock') }];
    const wanted = [row('Order', { amount: 2 }), row('Abort'), row('Order', { amount: 5 }), row('Order', { amount: 7 })];
    expect(matchEntries(present, wanted).map(({ id }) => id)).toEqual(['2', undefined, '1', undefined]);
  });

  it('never share an id', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('A', 'B'), fc.integer({ min: 0, max: 2 })).map(([useCase, amount]) => row(useCase, { amount })), { maxLength: 8 });
    fc.assert(fc.property(rows, rows, (before, after) => {
      const ids = matchEntries(before.map((one, index) => ({ id: String(index), ...one })), after).flatMap(({ id }) => (id === undefined ? [] : [id]));
      expect(new Set(ids).size).toBe(ids.length);
      const shared = (useCase: string) => Math.min(...[before, after].map((list) => list.filter((one) => one.useCase === useCase).length));
      expect(ids).toHaveLength(shared('A') + shared('B'));
    }));
  });
});
