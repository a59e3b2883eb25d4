import { parse } from 'csv-parse/sync';
import excel from 'exceljs';
import { expectStatus } from '../../support/house.ts';
import type { Client } from '../../support/client.ts';
import { carryOut, ground, modelOf, newMember, newPerson, read, type Member } from './ground.ts';

const EVERYONE = { everyone: true };
const ADMINISTRATORS = { subject: 'group', is: 'Administrators' };
const DESIGNERS = { subject: 'group', is: 'Designers' };

interface Scheme { readonly level: string; readonly name: string; readonly revision: number; readonly entries: readonly object[] }
interface Acl { readonly scheme: Scheme; readonly distributionList: readonly object[] }

const aclOf = async (id: string): Promise<Acl> => (await expectStatus(ground().admin.get<Acl>(`/objects/${id}/acl`), 200)).body;
const follow = (id: string, what: object) => expectStatus(ground().admin.put<Acl>(`/objects/${id}/acl`, what), 200);
const mayReadHistory = async (client: Client, id: string): Promise<boolean> => (await client.get(`/objects/${id}/history`)).status === 200;

async function builtIn(kind: string): Promise<string> {
  const { body } = await ground().admin.get<{ items: { id: string; common: { builtIn?: string } }[] }>('/objects?type=identity&limit=200');
  return body.items.find(({ common }) => common.builtIn === kind)?.id ?? '';
}

/** Lets what the type says of a right be something else for a while. */
async function withModelEntry(entry: object, work: () => Promise<void>): Promise<void> {
  const { admin } = ground();
  const path = '/admin/access-schemes/identity';
  const model = async () => (await admin.get<{ schemes: Scheme[] }>(path)).body.schemes.find(({ level }) => level === 'model') as Scheme;
  const { entries, revision } = await model();
  const { body } = await expectStatus(admin.put<Scheme>(path, { entries: [...entries, entry] }, { 'if-match': `"${revision}"` }), 200);
  try {
    await work();
  } finally {
    await expectStatus(admin.put(path, { entries }, { 'if-match': `"${body.revision}"` }), 200);
  }
}

/** Checks 9 to 12 and 17: who may do what. */
export function rights(): void {
  let plain: Member;
  beforeAll(async () => {
    await expectStatus(ground().admin.put('/admin/roles/plain', { title: 'Plain', permissions: ['identity:read', 'identity:edit', 'identity:export'] }, { 'if-match': '"0"' }), 200);
    plain = await newMember('plain', ['plain']);
  });

  it('9. what the house was built with is neither deleted nor renamed', async () => {
    const { admin } = ground();
    for (const name of ['Administrators', 'Configurators', 'Designers']) {
      expect(await admin.delete(`/admin/groups/${name}`)).toMatchObject({ body: { reason: 'built-in-group' } });
      const renamed = await admin.put(`/admin/groups/${name}`, { name: `Other ${name}`, rule: { subject: 'role', is: 'administrator' } }, { 'if-match': '"1"' });
      expect([409, 422]).toContain(renamed.status);
      expect(await admin.post('/admin/groups', { name: name.toUpperCase(), rule: EVERYONE })).toMatchObject({ body: { reason: 'group-name-taken' } });
    }
    for (const kind of ['administrator', 'automation']) {
      const id = await builtIn(kind);
      const before = await read(id);
      expect((await carryOut('UsersProcEdit', [id], { name: 'Renamed' })).status).toBeGreaterThanOrEqual(400);
      expect((await carryOut('UsersProcDeleteUser', [id], {})).status).toBeGreaterThanOrEqual(400);
      for (const deed of ['lock', 'freeze']) expect(await admin.post(`/objects/${id}/${deed}`)).toMatchObject({ body: { reason: 'built-in' } });
      expect(await read(id)).toEqual(before);
    }
  });

  it('9. the administrator of the house passes every scheme, Automation does not', async () => {
    const { admin } = ground();
    const id = await newPerson('Closed To All');
    await follow(id, { entries: [{ permission: 'List', filter: DESIGNERS }] });
    const why = async (person: string) => (await admin.get(`/access/why?person=${person}&object=${id}&permission=Update`)).body;
    expect(await why(await builtIn('administrator'))).toMatchObject({ allowed: true, rule: 'built-in-administrator' });
    expect(await why(await builtIn('automation'))).toMatchObject({ allowed: false });
    expect((await carryOut('UsersProcEdit', [id], { name: 'Opened' })).status).toBe(201);
  });

  it('10. a record follows its model until it is given entries of its own, and follows it again when told', async () => {
    const { client } = plain;
    const id = await newPerson('Following');
    expect((await aclOf(id)).scheme.level).toBe('model');
    await withModelEntry({ permission: 'ReadHistory', filter: EVERYONE }, async () => expect(await mayReadHistory(client, id)).toBe(true));
    expect(await mayReadHistory(client, id)).toBe(false);
    expect((await follow(id, { entries: [{ permission: 'List', filter: EVERYONE }, { permission: 'SetAcl', filter: ADMINISTRATORS }] })).body.scheme.level).toBe('object');
    await withModelEntry({ permission: 'ReadHistory', filter: EVERYONE }, async () => expect(await mayReadHistory(client, id)).toBe(false));
    await follow(id, {});
    await withModelEntry({ permission: 'ReadHistory', filter: EVERYONE }, async () => expect(await mayReadHistory(client, id)).toBe(true));
  });

  it('10. a record that is switched to a scenario is not detached: it follows what becomes of the scenario', async () => {
    const { admin } = ground();
    const path = '/admin/access-schemes/identity/scenarios/Confidential';
    const id = await newPerson('Confidential Person');
    const entries = (filter: object) => ({ entries: ['Read', 'ReadHistory', 'SetAcl'].map((permission) => ({ permission, filter })) });
    const made = await expectStatus(admin.put<Scheme>(path, entries(ADMINISTRATORS), { 'if-match': '"0"' }), 200);
    expect((await follow(id, { scenario: 'Confidential' })).body.scheme).toMatchObject({ level: 'scenario', name: 'Confidential' });
    expect((await plain.client.get(`/objects/${id}`)).status).toBe(404);
    await expectStatus(admin.put(path, entries(EVERYONE), { 'if-match': `"${made.body.revision}"` }), 200);
    expect(await mayReadHistory(plain.client, id)).toBe(true);
    await follow(id, {});
    await expectStatus(admin.delete(path), 204);
  });

  it('10. a record that is given another model follows the scenario of that model, and its own type again without one', async () => {
    const { admin } = ground();
    const entries = ['Read', 'ReadHistory', 'SetAcl', 'Customize'].map((permission) => ({ permission, filter: ADMINISTRATORS }));
    await expectStatus(admin.put('/admin/access-schemes/identity/scenarios/Board', { entries }, { 'if-match': '"0"' }), 200);
    const model = await modelOf('Board', 'Board');
    const id = await newPerson('On The Board');
    expect((await plain.client.get(`/objects/${id}`)).status).toBe(200);
    await expectStatus(admin.post(`/objects/${id}/customize`, { model }), 200);
    expect((await aclOf(id)).scheme).toMatchObject({ level: 'scenario', name: 'Board' });
    expect((await plain.client.get(`/objects/${id}`)).status).toBe(404);
    await expectStatus(admin.post(`/objects/${id}/customize`, {}), 200);
    expect((await aclOf(id)).scheme.level).toBe('model');
    expect((await plain.client.get(`/objects/${id}`)).status).toBe(200);
  });

  it('11. the filter of one right is overwritten, widened by "or" and narrowed by "and"; the other rights stay', async () => {
    const { admin } = ground();
    const id = await newPerson('Filtered');
    const patch = (mode: string, filter: object) => expectStatus(admin.send('PATCH', `/objects/${id}/acl/ReadHistory`, { mode, filter }), 200);
    const others = async () => (await aclOf(id)).scheme.entries.filter((entry) => (entry as { permission: string }).permission !== 'ReadHistory');
    const before = await others();
    const seen: boolean[] = [];
    for (const [mode, filter] of [['overwrite', DESIGNERS], ['or', EVERYONE], ['and', DESIGNERS], ['or', { subject: 'identity', is: plain.id }], ['overwrite', ADMINISTRATORS]] as const) {
      await patch(mode, filter);
      seen.push(await mayReadHistory(plain.client, id));
    }
    expect(seen).toEqual([false, true, false, true, false]);
    expect(await others()).toEqual(before);
  });

  it('12. a distribution list adds rights and takes none away', async () => {
    const { admin } = ground();
    const id = await newPerson('Shared');
    const counter = await newMember('counter', ['operator']);
    const share = (entries: readonly object[]) => expectStatus(admin.put(`/objects/${id}/distribution-list`, { entries }), 200);
    const before = await read(id, counter.client);
    expect(Object.values((await read(id, plain.client)).hidden ?? {})).toContain('Read');
    await share([{ identityId: plain.id, rights: ['modify'] }, { identityId: counter.id, rights: ['read'] }]);
    expect(Object.values((await read(id, plain.client)).hidden ?? {})).not.toContain('Read');
    expect((await read(id, counter.client)).attributes).toEqual(before.attributes);
    expect((await carryOut('UsersProcEdit', [id], { name: 'Modified' }, plain.client)).status).toBe(201);
    await share([]);
    expect((await carryOut('UsersProcEdit', [id], { name: 'Again' }, plain.client)).status).toBe(403);
  });

  it('17. an export holds the rows and columns that its reader may see, never more: CSV and XLSX', async () => {
    const { admin } = ground();
    const [shown, hidden] = [await newPerson('Zora Exported'), await newPerson('Zora Unseen')];
    await expectStatus(carryOut('IdentityProcSetIdentification', [shown], { identificationCode: 'SECRET-77' }), 201);
    await follow(hidden, { entries: ['List', 'Read', 'SetAcl'].map((permission) => ({ permission, filter: ADMINISTRATORS })) });
    const { client } = await newMember('exporter', ['operator']);
    const query = 'type=identity&text=zora&columns=name,identificationCode';
    const listed = await client.get<{ items: { label: string }[] }>('/objects?type=identity&text=zora');
    expect(listed.body.items.map(({ label }) => label)).toEqual(['Zora Exported']);
    const csv = await download(client, `${query}&format=csv`);
    expect(parse(csv.bytes, { bom: true })).toEqual([expect.arrayContaining(['Name']), ['Zora Exported', '']]);
    const book = new excel.Workbook();
    await book.xlsx.load((await download(client, `${query}&format=xlsx`)).bytes as never);
    expect([book.worksheets[0]?.rowCount, JSON.stringify(book.worksheets[0]?.getSheetValues()).includes('SECRET-77')]).toEqual([2, false]);
    expect(String((await download(admin, `${query}&format=csv`)).bytes)).toContain('SECRET-77');
    for (const format of ['pdf', 'rtf', 'xls']) expect((await download(client, `${query}&format=${format}`)).status).toBe(422);
  });
}

async function download(client: Client, query: string): Promise<{ readonly status: number; readonly bytes: Buffer }> {
  const answer = await fetch(`${client.base}/api/objects/export?${query}`, { headers: { ...client.credentials(), 'accept-language': 'en-US' } });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}
