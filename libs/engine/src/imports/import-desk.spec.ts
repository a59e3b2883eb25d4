import { createEngine } from '../engine.js';
import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import { anybody } from '../in-memory/index.js';
import { bookImport } from '../testing/books.js';
import { FOUND, library, PLAN, stranger } from '../testing/library.js';
import { MemoryImports } from '../testing/memory-imports.js';
import type { ImportPlan } from './import-record.js';

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
