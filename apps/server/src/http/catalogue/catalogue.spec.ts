import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import excel from 'exceljs';
import { newId } from '../../house/new-id.js';
import { TestHouse, type Person } from '../../worker/testing/test-house.js';

jest.setTimeout(40_000);
let house: TestHouse;
let ada: Person;
beforeAll(async () => {
  house = await TestHouse.open('api');
  ada = await house.signIn('badge:read', 'badge:export');
}, 60_000);
afterAll(() => house.close());

const badges = async (...attributes: object[]) => {
  const objects = attributes.map((one) => ({ id: newId(), objectType: 'badge', state: 'blank', attributes: { ...one } as Record<string, unknown>, version: 0 }));
  await house.foundations.storeRoom.store.transact((transaction) => transaction.write({ at: transaction.now, actorId: ada.accountId, objects, audit: [], tasks: [] }));
};
const download = async (query: string, person = ada, language = 'en-US') => {
  const answer = await house.app.inject({ method: 'GET', url: `/api/objects/export?type=badge&${query}`, headers: { ...person.headers, 'accept-language': language } });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
};
const rowsOf = (bytes: Buffer, delimiter = ',') => parse(bytes, { bom: true, delimiter }) as string[][];

describe('an export', () => {
  it('holds the rows of the search, in its order, the columns that are shown, and nothing that a spreadsheet would run', async () => {
    await badges({ number: '1', chip: 'evil', secretsRef: 'vault:1' }, { number: '=1+1', chip: 'evil' }, { number: '@SUM(A1)', chip: 'evil' }, { number: '9', chip: 'other' });
    const { status, headers, bytes } = await download('format=csv&attr.chip=evil&sort=number&direction=asc&columns=number,state');
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'x-total-count': '3', 'content-type': 'text/csv; charset=utf-8', 'content-disposition': expect.stringMatching(/^attachment; filename="Badges .*\.csv"/) });
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(rowsOf(bytes)).toEqual([['Number', 'State'], ['1', 'Blank'], ["'=1+1", 'Blank'], ["'@SUM(A1)", 'Blank']]);
  });

  it('has all columns unless told, none that are only the house\'s business, and speaks the language of the reader', async () => {
    const { bytes } = await download('format=csv&attr.chip=evil', ada, 'it-IT');
    const [head = [], first = []] = rowsOf(bytes, ';');
    expect(head.slice(-3)).toEqual(['Stato', 'Creato', 'Ultima modifica']);
    expect(head).toHaveLength(5);
    expect(first.join()).not.toContain('vault');
  });

  it('is a workbook, too, however many rows there are', async () => {
    await badges(...Array.from({ length: 2_500 }, (_, index) => ({ number: `=${index}`, chip: 'many' })));
    const { bytes, headers } = await download('format=xlsx&attr.chip=many&columns=number,createdAt');
    const book = new excel.Workbook();
    await book.xlsx.load(bytes as never);
    const sheet = book.worksheets[0];
    expect([sheet?.rowCount, headers['x-total-count']]).toEqual([2_501, '2500']);
    expect(sheet?.getRow(1).values).toEqual([undefined, 'Number', 'Created']);
    expect(sheet?.getRow(2).getCell(1)).toMatchObject({ type: excel.ValueType.String, value: expect.stringMatching(/^=\d+$/) });
    expect(sheet?.getRow(2).getCell(2).value).toBeInstanceOf(Date);
  });

  it('is audited, and refused without the right, for unknown columns and filters', async () => {
    expect(await house.audited('objects.exported')).toEqual(expect.arrayContaining([expect.objectContaining({ changed: expect.objectContaining({ format: { to: 'csv' }, rows: { to: 3 } }) })]));
    expect((await download('format=csv', await house.signIn('badge:read'))).status).toBe(403);
    expect((await download('format=csv', await house.signIn('badge:export'))).status).toBe(404);
    for (const wrong of ['format=pdf', 'format=csv&columns=secretsRef', 'format=csv&columns=,', 'format=csv&quick=green', 'format=csv&sort=secretsRef', 'format=csv&state=gone']) {
      expect([wrong, (await download(wrong)).status]).toEqual([wrong, 422]);
    }
    expect((await download('format=csv&attr.chip=evil')).status).toBe(200);
  });
});

describe('a quick filter', () => {
  it('that tells what somebody may not know is not theirs: not in lists, files and batches', async () => {
    const [clerk, keeper] = [await house.signIn('badge:read', 'badge:export'), await house.signIn('badge:read', 'account:read')];
    const offered = async (person: Person) => (await person.ask<{ quickFilters: { name: string }[] }>('GET', '/object-types/badge')).body.quickFilters.map(({ name }) => name);
    const all = ['frozen', 'locked', 'unowned', 'unplaced'];
    expect((await offered(keeper)).sort()).toEqual(all);
    expect((await offered(clerk)).sort()).toEqual(all.filter((name) => name !== 'unowned'));
    expect((await keeper.ask('GET', '/objects?type=badge&quick=unowned,unplaced')).status).toBe(200);
    for (const path of ['/objects?type=badge&quick=unowned', '/objects/export?type=badge&format=csv&quick=unowned']) {
      expect(await clerk.ask('GET', path)).toMatchObject({ status: 403, body: { details: { permission: 'account:read' } } });
    }
    const kept = await clerk.ask<Filter>('POST', '/saved-filters', { type: 'badge', name: 'Without', query: { quick: ['unowned', 'unplaced'] } });
    expect(kept.body.missing).toEqual(['unowned']);
  });
});

interface Filter { readonly id: string; readonly name: string; readonly revision: number; readonly own: boolean; readonly changeable: boolean; readonly missing: string[] }
const filters = async (person: Person) => (await person.ask<{ items: Filter[]; mayShare: boolean }>('GET', '/saved-filters?type=badge')).body;
const keep = (person: Person, body: object) => person.ask<Filter>('POST', '/saved-filters', { type: 'badge', name: 'Mine', query: { text: 'x' }, ...body });

describe('a saved filter', () => {
  it('is its owner\'s, until somebody with the right shares it', async () => {
    const [bob, editor] = [await house.signIn('badge:read'), await house.signIn('badge:read', 'saved-filter:share')];
    const mine = await keep(bob, {});
    expect(mine).toMatchObject({ status: 201, body: { own: true, missing: [] } });
    expect((await filters(editor)).items).toEqual([]);
    expect((await keep(bob, { name: 'Ours', shared: true })).status).toBe(403);
    const ours = await keep(editor, { name: 'Ours', shared: true });
    expect((await filters(bob)).items).toMatchObject([{ name: 'Mine', own: true, changeable: true }, { name: 'Ours', own: false, changeable: false }]);
    expect((await bob.ask('DELETE', `/saved-filters/${ours.body.id}`)).status).toBe(403);
    expect((await editor.ask('DELETE', `/saved-filters/${mine.body.id}`)).status).toBe(404);
    expect((await bob.ask('DELETE', `/saved-filters/${mine.body.id}`)).status).toBe(204);
  });

  it('is renamed at the revision that was seen', async () => {
    const bob = await house.signIn('badge:read');
    const { body } = await keep(bob, {});
    const rename = (name: string) => bob.ask<Filter>('PATCH' as 'PUT', `/saved-filters/${body.id}`, { name }, { 'if-match': '"1"' });
    expect(await rename('Other')).toMatchObject({ status: 200, body: { name: 'Other', revision: 2 } });
    expect(await rename('Again')).toMatchObject({ status: 409, body: { reason: 'revision-conflict' } });
    expect(await keep(bob, { name: 'other' })).toMatchObject({ status: 409, body: { reason: 'name-already-used' } });
  });

  it('says what it misses when an attribute, a state or a quick filter is gone', async () => {
    const bob = await house.signIn('badge:read');
    const query = { attributes: { colour: 'red', chip: 'a' }, sort: 'secretsRef', state: 'bent', quick: ['frozen', 'rusty'] };
    expect((await keep(bob, { query })).body.missing.sort()).toEqual(['bent', 'colour', 'rusty', 'secretsRef']);
    for (const wrong of [{ attributes: { chip: 1 } }, { direction: 'up' }, { unknown: 1 }]) expect((await keep(bob, { name: 'Wrong', query: wrong })).status).toBe(422);
    expect((await keep(bob, { name: '  ' })).status).toBe(422);
    for (const none of [undefined, null, [], 'x']) expect(await keep(bob, { name: 'None', query: none })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/query' }] } });
  });
});
