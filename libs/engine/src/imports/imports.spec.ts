import { definePlugin } from '@tessera/plugin-api';
import type { CommonProperties } from '@tessera/plugin-api';
import type { AclScheme } from '../access/index.js';
import { createEngine } from '../engine.js';
import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Actor, Json } from '../model.js';
import type { EnginePorts } from '../ports/index.js';
import { book, bookImport, books } from '../testing/books.js';
import { MemoryImports } from '../testing/memory-imports.js';
import type { ImportPlan } from './import-record.js';

const stranger: Actor = { ...anybody, id: '00000000-0000-7000-8000-00000000000b', displayName: 'Bruno Other', permissions: new Set(['book:read']) };
const FOUND = { encoding: 'utf-8', separator: ';', header: ['Code', 'ISBN', 'Series', 'Pages'], sample: [] };
const PLAN: ImportPlan = { mapping: { 0: 'code', 1: 'isbn', 2: 'series', 3: 'pages' }, keyField: 'code', options: {} };
const NOBODY: AclScheme = { id: 'closed', objectType: 'book', level: 'model', name: 'book', entries: [], revision: 1 };

function library({ schemes, plugin = books }: { readonly schemes?: readonly AclScheme[]; readonly plugin?: typeof books } = {}) {
  const house = new MemoryHouse([plugin]);
  const imports = new MemoryImports(house.store);
  let ids = 0;
  const access = schemes && { revision: async () => 1, readSchemes: async () => schemes, rightsOf: async () => new Map() };
  const ports = {
    store: house.store, processListStore: house.processLists, packages: house.processLists, queue: house.queue, imports, rows: imports, newId: () => `i-${(ids += 1)}`, now: () => house.now(), ...(access && { access }),
  } as unknown as EnginePorts;
  const { imports: desk, importWork: work } = createEngine(house.catalogue, ports);
  const auditOf = (action: string) => house.store.memory.audit.filter((line) => line.action === action);
  const opened = async (...parts: readonly (readonly (readonly string[])[])[]) => {
    const { id } = await desk.open(anybody, 'BooksProcImport', 'books.csv');
    imports.files.set('books.csv', parts);
    await desk.inspected(anybody, id, FOUND);
    return id;
  };
  const checked = async (rows: readonly (readonly string[])[], plan: Partial<ImportPlan> = {}) => {
    const id = await opened(rows);
    await desk.check(anybody, id, { ...PLAN, ...plan });
    await work.perform(id);
    return id;
  };
  const done = async (rows: readonly (readonly string[])[], plan: Partial<ImportPlan> = {}) => {
    const id = await checked(rows, plan);
    await desk.run(anybody, id);
    await work.perform(id);
    return imports.records.get(id);
  };
  const stock = (state: string, attributes: Json, common?: CommonProperties) => {
    const [id = ''] = house.stock('book', state, [attributes]);
    const present = house.store.memory.objects.get(id);
    if (present && common) house.store.place([{ ...present, common }]);
    return id;
  };
  const findings = (id: string) => imports.findings.get(id) ?? [];
  return { house, imports, ports, desk, work, auditOf, opened, checked, done, stock, findings };
}

describe('the desk', () => {
  it('offers what somebody may import, and opens it for nobody else', async () => {
    const { desk } = library();
    expect(desk.kinds(anybody)).toEqual([bookImport]);
    expect(desk.kinds(stranger)).toEqual([]);
    await expect(desk.open(stranger, 'BooksProcImport', 'books.csv')).rejects.toThrow(new Forbidden('book:import'));
  });

  it('opens an import that waits for its file, and says so in the audit', async () => {
    const { desk, imports, house, auditOf } = library();
    const record = await desk.open(anybody, 'BooksProcImport', 'books.csv');
    expect(record).toEqual({
      id: 'i-1', kind: 'BooksProcImport', objectType: 'book', fileName: 'books.csv', status: 'uploading', bytes: 0, chunks: 0, staged: false, atLine: 0,
      totals: { lines: 0, created: 0, updated: 0, unchanged: 0, refused: 0, duplicates: 0 },
      actorId: anybody.id, actorName: 'Anna Operator', context: undefined, openedAt: house.now(),
    });
    expect(imports.records.get('i-1')).toEqual(record);
    expect(auditOf('import.opened')).toEqual([{
      id: 'i-2', at: house.now(), actorId: anybody.id, actorName: 'Anna Operator', action: 'import.opened', useCase: 'BooksProcImport', objectType: 'book', reason: 'i-1',
      changed: { fileName: { to: 'books.csv' }, lines: { to: 0 }, created: { to: 0 }, updated: { to: 0 }, unchanged: { to: 0 }, refused: { to: 0 }, duplicates: { to: 0 } },
    }]);
    expect(house.queue.jobs).toEqual([]);
  });

  it('shows an import to whoever may import such things, and to nobody else', async () => {
    const { desk, opened } = library();
    const id = await opened([]);
    expect((await desk.read(anybody, id)).status).toBe('planning');
    await expect(desk.read(stranger, id)).rejects.toThrow(new NotFound('import', id));
    await expect(desk.read(anybody, 'gone')).rejects.toThrow(new NotFound('import', 'gone'));
    await expect(desk.cancel(stranger, id)).rejects.toThrow(NotFound);
  });

  it('starts nothing while the package sleeps, and lets what is under way rest', async () => {
    const { house, desk, work, checked, imports, auditOf } = library();
    const id = await checked([['a', '', '', '10']]);
    await desk.run(anybody, id);
    house.processLists.putToSleep('package-0');
    await expect(desk.open(anybody, 'BooksProcImport', 'more.csv')).rejects.toMatchObject({ reason: 'package-asleep' });
    await work.perform(id);
    expect(imports.records.get(id)).toMatchObject({ status: 'paused', totals: { created: 0 } });
    expect(auditOf('import.paused')).toMatchObject([{ reason: 'package-asleep' }]);
    await expect(desk.resume(anybody, id)).rejects.toMatchObject({ reason: 'package-asleep' });
    house.processLists.wake('package-0');
    await desk.resume(anybody, id);
    await work.perform(id);
    expect(imports.records.get(id)).toMatchObject({ status: 'done', totals: { created: 1 } });
  });

  it('takes no imports where none are kept', async () => {
    const { house, ports } = library();
    const { imports: _, rows: __, ...without } = ports;
    await expect(createEngine(house.catalogue, without).imports.read(anybody, 'x')).rejects.toThrow(new Refusal('no-imports'));
    await expect(createEngine(house.catalogue, without).importWork.perform('x')).rejects.toThrow('this house takes no imports');
    const blind = createEngine(house.catalogue, { ...without, imports: new MemoryImports(house.store) });
    await expect(blind.importWork.perform('x')).rejects.toThrow('this house reads no files');
  });

  it('forgets what was planned when another file comes', async () => {
    const { desk, checked, imports, auditOf } = library();
    const id = await checked([['a', '', '', '10'], ['b', '', '', 'many']]);
    const record = await desk.inspected(anybody, id, { ...FOUND, separator: ',' });
    expect(record).toMatchObject({ status: 'planning', separator: ',', staged: false, atLine: 0, totals: { lines: 0 } });
    expect(record).not.toHaveProperty('plan');
    expect([imports.lines.get(id), imports.findings.get(id)]).toEqual([undefined, undefined]);
    expect(auditOf('import.uploaded')).toHaveLength(2);
  });

  it.each<[string, Partial<ImportPlan>, readonly object[]]>([
    ['a column that the file does not have', { mapping: { 0: 'code', 4: 'pages' } }, [{ pointer: '/mapping/4', reason: 'unknown-field' }]],
    ['a column that is no number', { mapping: { 0: 'code', x1: 'pages', '1x': 'isbn' } }, [{ pointer: '/mapping/x1', reason: 'unknown-field' }, { pointer: '/mapping/1x', reason: 'unknown-field' }]],
    ['a field that is not there', { mapping: { 0: 'code', 1: 'colour' } }, [{ pointer: '/mapping/1', reason: 'not-a-choice' }]],
    ['a field twice', { mapping: { 0: 'code', 1: 'pages', 2: 'pages' } }, [{ pointer: '/mapping/2', reason: 'only-one-of' }]],
    ['a key that recognises nothing', { keyField: 'pages' }, [{ pointer: '/keyField', reason: 'not-a-choice' }]],
    ['a key without a column', { mapping: { 3: 'pages' } }, [{ pointer: '/keyField', reason: 'required' }]],
    ['an option that is none', { options: { state: 'burnt' } }, [{ pointer: '/options/state', reason: 'not-a-choice' }]],
  ])('does not take %s', async (_, plan, faults) => {
    const { desk, opened, imports } = library();
    const id = await opened([]);
    await expect(desk.check(anybody, id, { ...PLAN, ...plan })).rejects.toMatchObject({ reason: 'invalid-input', faults });
    expect(imports.records.get(id)?.status).toBe('planning');
  });

  it('completes the options and hands the check to a worker', async () => {
    const { desk, opened, house, auditOf } = library();
    const id = await opened([]);
    const record = await desk.check({ ...anybody, displayName: 'Anna Newname' }, id, PLAN);
    expect(record).toMatchObject({ status: 'checking', staged: false, atLine: 0, actorName: 'Anna Newname', plan: { ...PLAN, options: { state: 'shelved' } } });
    expect(house.queue.jobs).toEqual([{ kind: 'import', id }]);
    expect(auditOf('import.checking')).toHaveLength(1);
  });

  it('is stopped, goes on and ends when people say so, and never twice', async () => {
    const { desk, checked, house, imports, auditOf } = library();
    const id = await checked([['a', '', '', '10']]);
    const statuses = [(await desk.run(anybody, id)).status, (await desk.pause(anybody, id)).status, (await desk.resume(anybody, id)).status];
    expect(statuses).toEqual(['running', 'paused', 'running']);
    await expect(desk.resume(anybody, id)).rejects.toMatchObject({ name: 'Conflict', reason: 'import-elsewhere', current: { status: 'running' } });
    await expect(desk.run(anybody, id)).rejects.toThrow(Conflict);
    expect(await desk.cancel(anybody, id)).toMatchObject({ status: 'cancelled', endedAt: house.now() });
    expect(imports.forgottenFiles).toEqual([id]);
    for (const again of [desk.cancel(anybody, id), desk.pause(anybody, id), desk.inspected(anybody, id, FOUND), desk.check(anybody, id, PLAN)]) {
      await expect(again).rejects.toMatchObject({ reason: 'import-cancelled', current: { status: 'cancelled' } });
    }
    expect(['running', 'paused', 'resumed', 'cancelled'].map((one) => auditOf(`import.${one}`).length)).toEqual([1, 1, 1, 1]);
  });

  it.each(['uploading', 'planning', 'checking', 'checked', 'running', 'paused'] as const)('ends an import that is %s', async (status) => {
    const { desk, opened, imports } = library();
    const id = await opened([]);
    const record = imports.records.get(id);
    if (record) imports.records.set(id, { ...record, status });
    expect((await desk.cancel(anybody, id)).status).toBe('cancelled');
  });
});

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

  it.each<[string, object]>([['cancelled', { status: 'cancelled' }], ['told otherwise what its columns are', { plan: { ...PLAN, keyField: 'series' } }]])('does not go on when it was %s meanwhile', async (_, change) => {
    const { opened, desk, work, imports } = library();
    const id = await opened([['a', '', '', '10']]);
    await desk.check(anybody, id, PLAN);
    imports.whileReading = () => {
      const record = imports.records.get(id);
      if (record) imports.records.set(id, { ...record, ...change });
    };
    await work.perform(id);
    expect(imports.records.get(id)).toMatchObject({ status: 'failed', cause: 'changed-meanwhile' });
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
    ['somebody’s lock', 'shelved', { locked: by }, '11', 'locked-by-another', { field: 'code', details: {} }],
    ['a freeze', 'shelved', { frozen: by }, '11', 'frozen', { field: 'code', details: {} }],
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
    const id = await checked([['a', '', '', '11'], ['b', '', '', '10'], ['c', '', '', '13']]);
    expect(findings(id)).toEqual([
      { line: 2, kind: 'left-out', reason: 'missing-right', details: { right: 'Update' } },
      { line: 3, kind: 'left-out', reason: 'missing-right', details: { right: 'Create' } },
      { line: 4, kind: 'left-out', reason: 'unlucky-pages', field: 'pages' },
    ]);
  });

  it('nothing, where the schemes give the right', async () => {
    const entries = (['Create', 'Update'] as const).map((permission) => ({ permission, filter: { everyone: true as const } }));
    const { checked, stock, findings } = library({ schemes: [{ ...NOBODY, entries }] });
    stock('shelved', { code: 'a', pages: 10 });
    expect(findings(await checked([['a', '', '', '11'], ['b', '', '', '10']]))).toEqual([]);
  });
});

describe('an import that is carried out', () => {
  it('creates and changes objects in the name of whoever asked for it, and forgets the file', async () => {
    const { done, stock, house, imports, auditOf } = library();
    const id = stock('shelved', { code: 'a', series: 'Old', isbn: '1', pages: 10 });
    stock('shelved', { code: 'same', pages: 10 });
    const record = await done([['a', '2', '', '11'], ['b', '', '', '10'], ['same', '', '', '10']]);
    expect(record).toMatchObject({ status: 'done', endedAt: house.now(), atLine: 4, totals: { lines: 3, created: 1, updated: 1, unchanged: 1, refused: 0 } });
    expect(house.store.memory.objects.get(id)).toMatchObject({ state: 'shelved', version: 2, attributes: { code: 'a', isbn: '2', pages: 11 } });
    expect(house.store.memory.objects.get(id)?.attributes).not.toHaveProperty('series');
    const made = house.objects('book').find((one) => one.attributes['code'] === 'b');
    expect(made).toMatchObject({ state: 'shelved', createdBy: anybody.id, attributes: { code: 'b', pages: 10, language: 'it-IT' } });
    expect(auditOf('object.moved')).toMatchObject([{ objectId: id, useCase: 'BooksProcImport', actorName: 'Anna Operator' }]);
    expect(auditOf('object.created')).toMatchObject([{ objectId: made?.id, to: 'shelved', actorId: anybody.id }]);
    expect(auditOf('import.done')).toHaveLength(1);
    expect(imports.forgottenFiles).toEqual([record?.id]);
  });

  it('creates objects in the state that was asked for, and what follows from it', async () => {
    const { done, house } = library();
    house.queue.jobs.splice(0);
    await done([['a', '', '', '10']], { options: { state: 'lent' } });
    const [made] = house.objects('book');
    expect(made?.state).toBe('lent');
    expect(house.queue.jobs.filter(({ kind }) => kind === 'task')).toMatchObject([{ attempts: 2 }]);
    expect([...house.store.memory.tasks.values()]).toMatchObject([{ name: 'books.shelve', payload: { id: made?.id } }]);
  });

  it('looks again at what was left out when it was checked', async () => {
    const { checked, stock, desk, work, imports, house, findings } = library();
    const id = stock('lent', { code: 'a', pages: 10 });
    const importId = await checked([['a', '', '', '11'], ['b', '', '', 'many']]);
    expect(imports.records.get(importId)?.totals).toMatchObject({ refused: 2 });
    const present = house.store.memory.objects.get(id);
    if (present) house.store.place([{ ...present, state: 'shelved' }]);
    expect((await desk.run(anybody, importId)).totals).toMatchObject({ refused: 1, updated: 0 });
    await work.perform(importId);
    expect(imports.records.get(importId)?.totals).toMatchObject({ lines: 2, updated: 1, refused: 1 });
    expect(findings(importId)).toMatchObject([{ kind: 'unreadable', line: 3 }]);
  });

  it('stops after the part that is under way when it is paused, and goes on from there', async () => {
    const { checked, desk, work, imports, house } = library();
    const id = await checked([['a', '', '', '10']]);
    await desk.run(anybody, id);
    await desk.pause(anybody, id);
    await work.perform(id);
    expect([imports.records.get(id)?.status, house.objects('book')]).toEqual(['paused', []]);
    await desk.resume(anybody, id);
    await work.perform(id);
    expect([imports.records.get(id)?.status, house.objects('book').length]).toEqual(['done', 1]);
  });

  it('finds the one row that somebody was faster with, and does the others', async () => {
    const { checked, desk, work, imports, house, findings } = library();
    const id = await checked(['a', 'b', 'c', 'd', 'e'].map((code) => [code, `isbn-${code}`, '', '10']));
    await desk.run(anybody, id);
    imports.asked.splice(0);
    // The store answers as if nobody had the value, until the row is written.
    const match = imports.match.bind(imports);
    imports.match = async (transaction, type, attribute, values) => (attribute === 'isbn' ? [] : match(transaction, type, attribute, values));
    house.stock('book', 'lent', [{ code: 'elsewhere', isbn: 'isbn-c' }]);
    await work.perform(id);
    expect(findings(id)).toEqual([{ line: 4, kind: 'left-out', reason: 'value-already-used' }]);
    expect(imports.records.get(id)).toMatchObject({ status: 'done', totals: { created: 4, refused: 1 } });
    expect(house.objects('book').map(({ attributes }) => attributes['code']).sort()).toEqual(['a', 'b', 'd', 'e', 'elsewhere']);
    expect(imports.asked.slice(0, 3)).toEqual([1_000, 3, 2]);
  });

  it('does not hide a bug of the package', async () => {
    const broken = { ...bookImport, describe: () => { throw new TypeError('nobody thought of that'); } };
    const { opened, desk, work } = library({ plugin: definePlugin({ objectTypes: [book], fileImports: [broken] }) as never });
    const id = await opened([['a', '', '', '10']]);
    await desk.check(anybody, id, PLAN);
    await expect(work.perform(id)).rejects.toThrow('nobody thought of that');
  });
});
