import type { CommonProperties } from '@tessera/plugin-api';
import { anybody } from '../in-memory/index.js';
import { library, NOBODY, PLAN } from '../testing/library.js';
import type { ImportRecord } from './import-record.js';

describe('a check', () => {
  it('counts what would become of each row, and writes nothing', async () => {
    const { house, imports, checked, stock, auditOf } = library();
    stock('shelved', { code: 'same', pages: 10 });
    stock('shelved', { code: 'other', pages: 10 });
    const id = await checked([['new', '', '', '10'], ['SAME', '', '', '10'], ['other', '', '', '11'], ['bad', '', '', 'many'], ['', '', '', '10'], ['x', '', '', '13']]);
    expect(imports.records.get(id)).toMatchObject({
      status: 'checked', staged: true, atLine: 7, totals: { lines: 6, created: 1, updated: 1, unchanged: 1, refused: 3, duplicates: 0 },
    });
    expect(imports.findings.get(id)).toEqual([
      { line: 5, kind: 'unreadable', field: 'pages', reason: 'wrong-type', details: { min: 1, max: 9_999 } },
      { line: 6, kind: 'unreadable', field: 'code', reason: 'key-missing' },
      { line: 7, kind: 'left-out', reason: 'unlucky-pages', field: 'pages' },
    ]);
    expect(house.counts('book')).toEqual({ shelved: 2 });
    expect(imports.forgottenFiles).toEqual([]);
    expect(auditOf('import.checked')).toMatchObject([{ actorName: 'System', reason: id, changed: { created: { to: 1 }, refused: { to: 3 } } }]);
  });

  it('reads a file once, and nothing that nobody has asked for', async () => {
    const { work, opened, imports, desk } = library();
    const id = await opened([['a', '', '', '10']]);
    await work.perform(id);
    await work.perform('unknown');
    expect(imports.lines.get(id)).toBeUndefined();
    await desk.check(anybody, id, PLAN);
    imports.isReadElsewhere = true;
    await work.perform(id);
    expect(imports.records.get(id)).toMatchObject({ status: 'checking', staged: false });
    imports.isReadElsewhere = false;
    await work.perform(id);
    expect(imports.lines.get(id)).toEqual([{ line: 2, key: 'a', answers: { code: 'a', isbn: null, series: null, pages: 10 } }]);
  });

  it('keeps beside the key what no two objects may have', async () => {
    const { checked, imports } = library();
    const id = await checked([['a', '', 'Tales', '10'], ['', '', 'TALES', '13']], { keyField: 'series' });
    expect(imports.lines.get(id)).toMatchObject([{ key: 'Tales', twin: 'a' }, { key: 'tales' }]);
    expect(imports.lines.get(id)?.[1]).not.toHaveProperty('twin');
  });

  it('reads long files part by part', async () => {
    const { opened, desk, work, imports } = library();
    const rows = (from: number) => Array.from({ length: 1_500 }, (_, index) => [`c${from + index}`, '', '', '10']);
    const id = await opened(rows(0), rows(1_500));
    await desk.check(anybody, id, PLAN);
    await work.perform(id);
    expect(imports.records.get(id)).toMatchObject({ status: 'checked', totals: { lines: 3_000, created: 3_000 } });
    expect(imports.asked).toEqual([1_000, 1_000, 1_000, 1_000]);
  });

  it('fails with the cause when a file cannot be read', async () => {
    const { opened, desk, work, imports, house } = library();
    const id = await opened([]);
    await desk.check(anybody, id, PLAN);
    imports.files.set('books.csv', 'not-a-table');
    await work.perform(id);
    expect(imports.records.get(id)).toMatchObject({ status: 'failed', cause: 'not-a-table', endedAt: house.now() });
    await expect(desk.run(anybody, id)).rejects.toMatchObject({ reason: 'import-failed' });
  });

  const whileItIsRead = async (change: Partial<ImportRecord>) => {
    const { opened, desk, work, imports } = library();
    const id = await opened([['a', '', 'S', '10']]);
    await desk.check(anybody, id, PLAN);
    imports.whileReading = () => {
      const record = imports.records.get(id);
      if (record) imports.records.set(id, { ...record, ...change });
    };
    await work.perform(id);
    return imports.records.get(id);
  };

  it('stays cancelled when somebody cancelled it while it was read', async () => {
    expect(await whileItIsRead({ status: 'cancelled' })).toMatchObject({ status: 'cancelled', plan: PLAN });
  });

  it('is read again when somebody said otherwise what its columns are', async () => {
    const plan = { ...PLAN, keyField: 'series' };
    expect(await whileItIsRead({ plan })).toMatchObject({ status: 'checked', plan, totals: { lines: 1 } });
  });

  it('does not hide a fault of the house', async () => {
    const { opened, desk, work, imports } = library();
    const id = await opened([]);
    await desk.check(anybody, id, PLAN);
    imports.whileReading = () => { throw new TypeError('the disk is full'); };
    await expect(work.perform(id)).rejects.toThrow('the disk is full');
  });
});

describe('what a row is left out for', () => {
  const by = { date: '2030-01-01T00:00:00Z', identity: { id: 'another', name: 'Another' } };
  it.each<[string, string, CommonProperties | undefined, string, string, object]>([
    ['its state', 'lent', undefined, '11', 'wrong-state', { field: 'code', details: { state: 'lent' } }],
    ['somebody’s lock', 'shelved', { locked: by }, '11', 'locked-by-another', { field: 'code', details: { holder: 'Another', since: '2030-01-01T00:00:00Z' } }],
    ['a freeze', 'shelved', { frozen: by }, '11', 'frozen', { field: 'code', details: { holder: 'Another', since: '2030-01-01T00:00:00Z' } }],
    ['a rule of the package', 'shelved', undefined, '666', 'unspeakable', {}],
  ])('%s', async (_, state, common, pages, reason, more) => {
    const { checked, stock, findings, imports } = library();
    stock(state, { code: 'a', pages: 10 }, common);
    const id = await checked([['a', '', '', pages]]);
    expect(findings(id)).toEqual([{ line: 2, kind: 'left-out', reason, ...more }]);
    expect(imports.records.get(id)?.totals).toMatchObject({ refused: 1, updated: 0, created: 0 });
  });

  it('several objects that it could mean', async () => {
    const { checked, stock, findings } = library();
    for (const code of ['a', 'b']) stock('shelved', { code, series: 'Tales' });
    const id = await checked([['c', '', 'Tales', '10']], { keyField: 'series' });
    expect(findings(id)).toEqual([{ line: 2, kind: 'left-out', field: 'series', reason: 'several-objects', details: { count: 2 } }]);
  });

  it('another name for what belongs to the house', async () => {
    const { checked, stock, findings } = library();
    stock('shelved', { code: 'a', series: 'Tales' }, { builtIn: 'house-book' });
    const id = await checked([['b', '', 'Tales', '10']], { keyField: 'series' });
    expect(findings(id)).toEqual([{ line: 2, kind: 'left-out', field: 'series', reason: 'built-in', details: {} }]);
    const kept = await checked([['a', '', 'Tales', '12']], { keyField: 'series' });
    expect(findings(kept)).toEqual([]);
  });

  it('a value that somebody else has, but not its own', async () => {
    const { checked, stock, findings, imports } = library();
    stock('shelved', { code: 'a', isbn: '978', pages: 10 });
    const id = await checked([['a', '978', '', '11'], ['b', '978', '', '10'], ['c', '979', '', '10']]);
    expect(findings(id)).toEqual([{ line: 3, kind: 'left-out', field: 'code', reason: 'value-already-used' }]);
    expect(imports.records.get(id)?.totals).toMatchObject({ created: 1, updated: 1, refused: 1 });
  });

  it('rights that the schemes do not give', async () => {
    const { checked, stock, findings } = library({ schemes: [NOBODY] });
    stock('shelved', { code: 'a', pages: 10 });
    // Neither its state nor who keeps it is told.
    stock('lent', { code: 'd', pages: 10 }, { locked: by });
    const id = await checked([['a', '', '', '11'], ['b', '', '', '10'], ['d', '', '', '11']]);
    expect(findings(id)).toEqual(['Update', 'Create', 'Update'].map((right, index) => (
      { line: index + 2, kind: 'left-out', reason: 'missing-right', details: { right, grantors: 'Administrator' } })));
  });

  it('nothing, where the schemes give the right', async () => {
    const entries = (['Create', 'Update'] as const).map((permission) => ({ permission, filter: { everyone: true as const } }));
    const { checked, stock, findings } = library({ schemes: [{ ...NOBODY, entries }] });
    stock('shelved', { code: 'a', pages: 10 });
    expect(findings(await checked([['a', '', '', '11'], ['b', '', '', '10']]))).toEqual([]);
  });
});
