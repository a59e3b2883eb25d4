import type { CommonProperties } from '@tessera/plugin-api';
import type { AclScheme } from '../access/index.js';
import { createEngine } from '../engine.js';
import type { ImportPlan } from '../imports/import-record.js';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Actor, Json } from '../model.js';
import type { EnginePorts } from '../ports/index.js';
import { books } from './books.js';
import { MemoryImports } from './memory-imports.js';

/** Somebody who may read books, and nothing more. */
export const stranger: Actor = { ...anybody, id: '00000000-0000-7000-8000-00000000000b', displayName: 'Bruno Other', permissions: new Set(['book:read']) };

/** What the reader finds in a file. */
export const FOUND = { encoding: 'utf-8', separator: ';', header: ['Code', 'ISBN', 'Series', 'Pages'], sample: [] };

/** What its columns mean. */
export const PLAN: ImportPlan = { mapping: { 0: 'code', 1: 'isbn', 2: 'series', 3: 'pages' }, keyField: 'code', options: {} };

/** A scheme that gives nobody anything. */
export const NOBODY: AclScheme = { id: 'closed', objectType: 'book', level: 'model', name: 'book', entries: [], revision: 1 };

/** A house of books that takes imports. */
export function library({ schemes, plugin = books }: { readonly schemes?: readonly AclScheme[]; readonly plugin?: typeof books } = {}) {
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
