import { definePlugin } from '@tessera/plugin-api';
import { anybody } from '../in-memory/index.js';
import { book, bookImport } from '../testing/books.js';
import { library } from '../testing/library.js';

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

  it('leaves out rows that break the code of the package, says why, and goes on with the others', async () => {
    const breaking = { ...bookImport, describe: (row: { readonly pages?: number }) => {
      if (row.pages === 500) throw new TypeError('no such page');
      return { attributes: { ...row, ...(row.pages === 600 && { code: 'longer than any code' }) } };
    } };
    const { done, findings } = library({ plugin: definePlugin({ objectTypes: [book], fileImports: [breaking as never] }) as never });
    const record = await done([['a', '', '', '10'], ['b', '', '', '500'], ['c', '', '', '600'], ['d', '', '', '10']]);
    expect(record).toMatchObject({ status: 'done', totals: { lines: 4, created: 2, refused: 2 } });
    expect(findings(record?.id ?? '')).toEqual([
      { line: 3, kind: 'unreadable', reason: 'failed', details: { cause: 'no such page' } },
      { line: 4, kind: 'left-out', reason: 'failed', details: { cause: 'attributes of book do not fit (code: too-long)' } },
    ]);
  });
});
