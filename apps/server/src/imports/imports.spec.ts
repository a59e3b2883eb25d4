import { jest } from '@jest/globals';
import type { ImportRecord } from '@tessera/engine';
import type { Imports } from '@tessera/store';
import { DataSource } from 'typeorm';
import { TestServer } from '../testing/test-server.js';
import type { Client } from '../testing/client.js';
import { CsvRows } from './csv-rows.js';
import { encodingOf, separatorOf } from './detect.js';

jest.setTimeout(60_000);

interface View {
  readonly id: string; readonly status: string; readonly header: string[]; readonly mapping: Record<string, string>; readonly sample: string[][];
  readonly encoding: string; readonly separator: string; readonly lines: number; readonly created: number; readonly updated: number;
  readonly unchanged: number; readonly refused: number; readonly duplicates: number; readonly staged: boolean;
}
interface Finding { readonly line: number; readonly kind: string; readonly field?: string; readonly reason: string; readonly text: string }

const pieces = async function* (...all: Buffer[]): AsyncGenerator<Buffer> { yield* all; };

describe('a file', () => {
  it('is read in the encoding that it is in, wherever a letter is cut', async () => {
    const city = Buffer.from('Città;Zürich\n');
    expect(await encodingOf(pieces(city.subarray(0, 5), city.subarray(5)))).toBe('utf-8');
    expect(await encodingOf(pieces(Buffer.from('Citt\xe0;Z\xfcrich\n', 'latin1')))).toBe('windows-1252');
    expect(await encodingOf(pieces(Buffer.from('\uFEFFNome;Città\n', 'utf16le')))).toBe('utf-16le');
    expect(await encodingOf(pieces(Buffer.from('Nome;Cognome\n', 'utf16le')))).toBe('utf-16le');
    expect(await encodingOf(pieces(Buffer.from('\uFEFFNome;Cognome\n', 'utf16le').swap16()))).toBe('utf-16be');
  });

  it.each([['a,b;c\n1,2;3\n', ','], ['a;b\n"1;x, y, z";2\n', ';'], ['a\tb\n1\t2\n', '\t'], ['a|b|c\n1|2|3\n', '|'], ['single\nrow\n', ',']])('%j is separated by %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });
});

describe('rows', () => {
  const record = { encoding: 'utf-8', separator: ',' } as ImportRecord;
  const readFrom = (...all: string[]) => new CsvRows({ content: () => pieces(...all.map((text) => Buffer.from(text))) } as unknown as Imports).rows(record);

  it('come in portions that fit into memory, however long they are', async () => {
    const cell = 'x'.repeat(100_000);
    const portions = [];
    for await (const part of readFrom('name\n', ...Array.from({ length: 60 }, () => `${cell}\n`))) portions.push(part.length);
    expect(Math.max(...portions)).toBeLessThanOrEqual(11);
    expect(portions.reduce((sum, one) => sum + one)).toBe(60);
  });

  it.each([['separators without an end', ','], ['a quotation mark that nobody closes', '"x\n']])('are refused when a file is %s', async (_, piece) => {
    const endless = readFrom('name,email\n', ...Array.from({ length: 12 }, () => (piece === ',' ? piece.repeat(1_000_000) : piece.padEnd(1_000_000, 'y'))));
    await expect(endless.next()).rejects.toMatchObject({ reason: 'file-unreadable' });
  });
});

describe('an import of people', () => {
  let server: TestServer;
  let admin: Client;
  beforeAll(async () => {
    server = await TestServer.open({ TESSERA_ROLES: 'api,worker', TESSERA_DEMO: '0' });
    admin = await server.withRoles('administrator');
  }, 60_000);
  afterAll(() => server.close());

  const send = async (content: Buffer | string, client = admin): Promise<View> => {
    const { body } = await client.post('/admin/imports', { kind: 'UsersAddonCSV', fileName: 'people.csv' });
    const id = (body as unknown as View).id;
    const bytes = Buffer.from(content as string);
    const half = Math.ceil(bytes.length / 2);
    for (const [number, piece] of [bytes.subarray(0, half), bytes.subarray(half)].entries()) {
      const answer = await client.raw({
        method: 'PUT', path: `/api/admin/imports/${id}/content?number=${number}`, headers: { 'content-type': 'application/octet-stream' }, body: piece as unknown as string,
      });
      expect(answer.status).toBe(200);
    }
    const inspected = await client.post(`/admin/imports/${id}/inspect`);
    expect(inspected.status).toBe(200);
    return inspected.body as unknown as View;
  };
  const settled = async (id: string): Promise<View> => {
    for (;;) {
      const view = (await admin.get(`/admin/imports/${id}`)).body as unknown as View;
      if (!['checking', 'running'].includes(view.status)) return view;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const check = async (file: View, more: object = {}, client = admin): Promise<View> => {
    const answer = await client.post(`/admin/imports/${file.id}/check`, { mapping: file.mapping, keyField: 'email', ...more });
    expect(answer.status).toBe(202);
    return settled(file.id);
  };
  const run = async (content: Buffer | string, more: object = {}, client = admin): Promise<View> => {
    const checked = await check(await send(content, client), more, client);
    expect(checked.status).toBe('checked');
    expect((await client.post(`/admin/imports/${checked.id}/run`)).status).toBe(202);
    return settled(checked.id);
  };
  const findings = async (id: string): Promise<Finding[]> => ((await admin.get(`/admin/imports/${id}/findings`)).body as unknown as { items: Finding[] }).items;
  const people = async (text: string) => ((await admin.get(`/objects?type=identity&text=${encodeURIComponent(text)}`)).body as unknown as
    { items: { state: string; attributes: Record<string, string> }[] }).items;

  it('reads Italian spreadsheets, proposes what the columns are, and lists what is wrong before anything is written', async () => {
    const rows = ['Nome;Cognome;E-mail;Titolo;Colore', 'Anna;Rossi;anna@example.org;Ing.;blu', ';;nobody@example.org;;', 'Ugo;Verdi;not an address;;',
      'Ida;Neri;;;', '', 'Eva;Blu;eva@example.org;;', 'Eva;Bianca;EVA@example.org;;'];
    const file = await send(Buffer.from(rows.join('\r\n').replaceAll('è', '\xe8'), 'latin1'));
    expect(file).toMatchObject({ status: 'planning', separator: ';', header: rows[0]?.split(';'), mapping: { 0: 'firstName', 1: 'lastName', 2: 'email', 3: 'title' } });
    const checked = await check(file);
    expect(checked).toMatchObject({ status: 'checked', lines: 6, created: 1, updated: 0, unchanged: 0, refused: 3, duplicates: 2 });
    expect((await findings(file.id)).map(({ line, reason, field }) => [line, reason, field])).toEqual([
      [3, 'name-missing', 'name'], [4, 'not-an-email-address', 'email'], [5, 'key-missing', 'email'], [7, 'duplicate-in-file', undefined], [8, 'duplicate-in-file', undefined],
    ]);
    expect(await people('Rossi')).toEqual([]);
  });

  it('creates, changes and leaves alone, as often as the same file comes', async () => {
    const head = 'First name,Last name,E-mail,Title\n';
    const first = await run(`${head}Bea,Conti,bea@example.org,Dr.\nLeo,Riva,leo@example.org,\n`);
    expect(first).toMatchObject({ status: 'done', lines: 2, created: 2, updated: 0, unchanged: 0, refused: 0 });
    expect(await people('conti')).toMatchObject([{ state: 'active', attributes: { name: 'Bea Conti', source: 'CSV', title: 'Dr.' } }]);
    const second = await run(`${head}Bea,Conti,BEA@example.org,\nLeo,Riva,leo@example.org,\nZoe,Testa,zoe@example.org,\n`);
    expect(second).toMatchObject({ status: 'done', created: 1, updated: 1, unchanged: 1 });
    const [bea] = await people('conti');
    expect(bea?.attributes).toMatchObject({ email: 'BEA@example.org' });
    expect(bea?.attributes['title']).toBeUndefined();
    expect((await run(`${head}Zoe,Testa,zoe@example.org,\n`)).unchanged).toBe(1);
    const audit = (await admin.get('/admin/audit?useCase=UsersAddonCSV&limit=100')).body as unknown as { items: { action: string }[] };
    expect(audit.items.filter(({ action }) => action === 'object.created')).toHaveLength(3);
    expect(audit.items.map(({ action }) => action)).toEqual(expect.arrayContaining(['import.opened', 'import.checking', 'import.running', 'import.done', 'object.moved']));
  });

  it('remembers for whoever imports what the columns were, those that were left out, too', async () => {
    const rows = 'Vorname,Last name,E-mail,Title,\nTea,Lago,tea@example.org,Dr.,x\n';
    const file = await send(rows);
    expect(file.mapping).toEqual({ 1: 'lastName', 2: 'email', 3: 'title' });
    await check({ ...file, mapping: { 0: 'firstName', 1: 'lastName', 2: 'email', 4: 'description' } });
    expect((await send(rows)).mapping).toEqual({ 0: 'firstName', 1: 'lastName', 2: 'email' });
    expect((await send(rows, await server.withRoles('administrator'))).mapping).toEqual({ 1: 'lastName', 2: 'email', 3: 'title' });
    await check({ ...file, mapping: { 0: 'firstName', 1: 'lastName', 2: 'email', 3: 'title' } });
    expect((await send(rows)).mapping).toEqual({ 0: 'firstName', 1: 'lastName', 2: 'email', 3: 'title' });
  });

  it('keeps people inactive when told so, by another column as key, and leaves out who is somewhere else or who is meant twice', async () => {
    const options = { UsersAddonCSVCreateActiveStatus: false };
    const more = { keyField: 'sourceId', options };
    await run('sourceId,name,email\nP-1,Carla Fonti,carla@example.org\nP-2,Carlo Fonti,\n', more);
    expect((await people('fonti')).map(({ state }) => state)).toEqual(['inactive', 'inactive']);
    const clash = await run('sourceId,name,email\nP-3,Other Carla,carla@example.org\nP-1,Carla Nuova,carla@example.org\n', more);
    expect(clash).toMatchObject({ lines: 2, created: 0, duplicates: 2 });
    const taken = await run('sourceId,name,email\nP-3,Other Carla,carla@example.org\n', more);
    expect(taken).toMatchObject({ created: 0, refused: 1 });
    expect((await findings(taken.id))[0]).toMatchObject({ reason: 'value-already-used' });
  });

  it('goes on where it stood when it is paused, and forgets the rest when it is cancelled', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => `Person ${index},p${index}@many.example.org`).join('\n');
    const checked = await check(await send(`name,email\n${rows}\n`));
    expect(checked).toMatchObject({ status: 'checked', created: 6_000 });
    await admin.post(`/admin/imports/${checked.id}/run`);
    expect((await admin.post(`/admin/imports/${checked.id}/pause`)).status).toBe(200);
    const paused = await settled(checked.id);
    expect(paused.status).toBe('paused');
    expect(paused.created).toBeLessThan(6_000);
    await admin.post(`/admin/imports/${checked.id}/resume`);
    expect(await settled(checked.id)).toMatchObject({ status: 'done', created: 6_000, refused: 0 });
    const again = await check(await send(`name,email\n${rows}\n`));
    expect(again).toMatchObject({ unchanged: 6_000, created: 0 });
    expect((await admin.post(`/admin/imports/${again.id}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    expect((await admin.post(`/admin/imports/${again.id}/run`))).toMatchObject({ status: 409, body: { reason: 'import-cancelled' } });
  });

  it('writes nothing that the access scheme keeps from whoever imports, and says so row by row', async () => {
    const importer = await server.withPermissions('identity:import', 'identity:read');
    await run('name,email\nMia Serra,mia@example.org\nPia Serra,pia@example.org\n');
    const rows = 'name,email,title\nMia Serra,mia@example.org,Dr.\nPia Serra,pia@example.org,Dr.\nNew Serra,new@example.org,Dr.\n';
    const refused = await run(rows, {}, importer);
    expect(refused).toMatchObject({ status: 'done', created: 0, updated: 0, refused: 3 });
    expect((await findings(refused.id)).map(({ line, reason, text }) => [line, reason, text])).toEqual([
      [2, 'missing-right', 'Whoever imports needs the right "Change" to it. Administrators can grant it.'],
      [3, 'missing-right', 'Whoever imports needs the right "Change" to it. Administrators can grant it.'],
      [4, 'missing-right', 'Whoever imports needs the right "Create" to it. Administrators can grant it.'],
    ]);
    const [mia] = await people('Mia') as unknown as { id: string }[];
    await admin.put(`/objects/${mia?.id ?? ''}/distribution-list`, { entries: [{ identityId: importer.accountId, rights: ['modify'] }] });
    expect(await run(rows, {}, importer)).toMatchObject({ created: 0, updated: 1, refused: 2 });
    expect((await people('Serra')).map(({ attributes }) => attributes['title'])).toEqual(expect.arrayContaining(['Dr.', undefined]));
    const checked = await check(await send(rows, importer), {}, importer);
    expect(checked).toMatchObject({ created: 0, refused: 2 });
    expect((await admin.post(`/admin/imports/${checked.id}/run`)).status).toBe(202);
    expect(await settled(checked.id)).toMatchObject({ created: 1, updated: 1, unchanged: 1, refused: 0 });
  });

  it('leaves the house’s own people their names', async () => {
    const rules = server.house.app.get(DataSource);
    await rules.query(`update managed_objects set attributes = attributes || '{"email": "boss@example.org", "emailKey": "boss@example.org"}' where common ->> 'builtIn' = 'administrator'`);
    const file = 'name,email\nEve Usurper,boss@example.org\n';
    expect(await check(await send(file))).toMatchObject({ updated: 0, refused: 1 });
    const done = await run(file);
    expect(done).toMatchObject({ status: 'done', updated: 0, refused: 1 });
    expect(await findings(done.id)).toMatchObject([{ line: 2, reason: 'built-in', text: expect.stringContaining('belongs to the system itself') as unknown }]);
    expect(await people('Usurper')).toEqual([]);
  });

  it('takes a gigabyte and no more', async () => {
    const { id } = (await admin.post('/admin/imports', { kind: 'UsersAddonCSV', fileName: 'endless.csv' })).body as unknown as { id: string };
    await server.house.app.get(DataSource).query('update imports set bytes = $2 where id = $1', [id, 1_024 ** 3 - 1]);
    const piece = (content: string) => admin.raw({ method: 'PUT', path: `/api/admin/imports/${id}/content?number=0`, headers: { 'content-type': 'application/octet-stream' }, body: content });
    expect(await piece('xy')).toMatchObject({ status: 422, body: { reason: 'file-too-long', details: { megabytes: 1_024 } } });
    expect((await piece('x')).status).toBe(200);
  });

  it('is nobody else’s business, takes no pieces elsewhere, and refuses plans that cannot work', async () => {
    const nobody = await server.withPermissions('identity:read');
    expect((await nobody.post('/admin/imports', { kind: 'UsersAddonCSV', fileName: 'x' })).status).toBe(403);
    const file = await send('name,email\nA,a@b.org\n');
    expect((await nobody.get(`/admin/imports/${file.id}`)).status).toBe(404);
    expect((await nobody.get('/admin/imports/kinds')).body).toEqual({ items: [] });
    for (const [plan, pointer] of [[{ mapping: { 7: 'name' }, keyField: 'email' }, '/mapping/7'], [{ mapping: { 0: 'shoe' }, keyField: 'email' }, '/mapping/0'],
      [{ mapping: { 0: 'name' }, keyField: 'email' }, '/keyField'], [{ mapping: { 0: 'name', 1: 'name' }, keyField: 'name' }, '/mapping/1']] as const) {
      expect(await admin.post(`/admin/imports/${file.id}/check`, plan)).toMatchObject({ status: 422, body: { faults: expect.arrayContaining([expect.objectContaining({ pointer })]) as unknown } });
    }
    const piece = { method: 'PUT' as const, path: `/api/admin/imports/${file.id}/content?number=0`, headers: { 'content-type': 'application/octet-stream' }, body: 'x' };
    expect(await admin.raw(piece)).toMatchObject({ status: 409 });
    expect((await admin.raw({ ...piece, method: 'POST', path: '/api/runs' })).status).toBe(415);
    expect((await admin.post('/admin/imports', { kind: 'Shoes', fileName: 'x' })).status).toBe(404);
  });
});
