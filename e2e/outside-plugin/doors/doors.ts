import { enter, expectStatus } from '../../support/house.ts';
import { until } from '../../support/random.ts';
import { startReceiver } from '../../support/receiver.ts';
import { putOn, type Entry } from '../../support/use-cases.ts';
import { badgeIn, badges, carryOut, closedAtDesk, type Ground } from './ground.ts';

interface Import { readonly id: string; readonly status: string; readonly mapping: object; readonly created: number; readonly updated: number; readonly refused: number }

/** Each door that the package has for itself: opened over HTTP, by those who would. */
export function doors(ground: () => Ground): void {
  let register: Entry | undefined;

  it('registers a badge from nothing: a step under an option, choices that the desk lists, a refusal in the reader\'s language', async () => {
    const { admin } = ground();
    [register] = await putOn(admin, 'new', [{ useCase: 'AcmeVisitorsProcRegister', options: { askForHours: true } }], 'visitor-badge');
    const filled = { badgeNumber: 'R-1', door: 'garden', hours: 3 };
    expect(await carryOut(admin, register?.id, [], { ...filled, door: 'cellar' })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/input/door', reason: 'not-a-choice' }] } });
    expect(await carryOut(admin, register?.id, [], { ...filled, hours: 999 })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/input/hours', reason: 'too-large' }] } });
    await expectStatus(carryOut(admin, register?.id, [], filled), 201);
    expect((await badgeIn(admin, 'announced', 'R-1')).attributes).toMatchObject({ door: 'garden', hours: 3, registeredBy: 'Ada Administrator' });
    expect((await badgeIn(admin, 'announced', 'R-1')).attributes).not.toHaveProperty('registeredIn');
    const again = await carryOut(admin, register?.id, [], filled, 'it-IT');
    expect(again).toMatchObject({ status: 422, body: { reason: 'badge-known', detail: 'Il badge R-1 è già registrato.' } });
  });

  it('takes badges over from a table: finds the columns, says why a row is refused, and changes what is there', async () => {
    const { admin } = ground();
    const kinds = await expectStatus(admin.send<{ items: { name: string; title: string }[] }>('GET', '/admin/imports/kinds', undefined, { 'accept-language': 'it-IT' }), 200);
    expect(kinds.body.items.find(({ name }) => name === 'AcmeVisitorsImport')?.title).toBe('Badge visitatori da CSV');
    const done = await imported('badgeNumber;code\nI-1;0A0A-0001\nI-2;0000-0000\nI-3;\nR-1;0A0A-0004\n');
    expect(done).toMatchObject({ status: 'done', created: 2, updated: 1, refused: 1 });
    const findings = await admin.send<{ items: object[] }>('GET', `/admin/imports/${done.id}/findings`, undefined, { 'accept-language': 'it-IT' });
    expect(findings.body.items).toMatchObject([{ line: 3, field: 'code', fieldTitle: 'Codice del badge', reason: 'sample-badge', text: 'È un badge di prova.' }]);
    expect((await badgeIn(admin, 'on-site', 'I-1')).attributes['code']).toBe('0A0A-0001');
    expect((await badgeIn(admin, 'announced', 'R-1')).attributes).toMatchObject({ code: '0A0A-0004', door: 'garden' });
  });

  async function imported(table: string): Promise<Import> {
    const { admin } = ground();
    const { id } = (await expectStatus(admin.post<Import>('/admin/imports', { kind: 'AcmeVisitorsImport', fileName: 'badges.csv' }), 201)).body;
    const sent = await fetch(`${admin.base}/api/admin/imports/${id}/content?number=0`, { method: 'PUT', headers: { ...admin.credentials(), 'content-type': 'application/octet-stream' }, body: table });
    expect(sent.status).toBe(200);
    const { mapping } = (await expectStatus(admin.post<Import>(`/admin/imports/${id}/inspect`, {}), 200)).body;
    expect(mapping).toEqual({ 0: 'badgeNumber', 1: 'code' });
    await expectStatus(admin.post(`/admin/imports/${id}/check`, { mapping, keyField: 'badgeNumber', options: { arrived: true } }), 202);
    const settled = (status: string) => until(`the import to be ${status}`, 15_000, async () => {
      const { body } = await admin.get<Import>(`/admin/imports/${id}`);
      return body.status === status && body;
    });
    await settled('checked');
    await expectStatus(admin.post(`/admin/imports/${id}/run`), 202);
    return settled('done');
  }

  it('starts from the page of the host, holds them while it works, and writes to them with a message of its own', async () => {
    const { admin } = ground();
    const account = await expectStatus(admin.post<{ id: string }>('/admin/accounts', { userName: 'anna.host', displayName: 'Anna Host', roles: [] }), 201);
    const host = account.body.id;
    const [address, welcome] = await putOn(admin, 'active', [{ useCase: 'IdentityProcSetServiceEmail' }, { useCase: 'AcmeVisitorsProcWelcome' }], 'identity');
    await expectStatus(carryOut(admin, address?.id, [host], { serviceEmail: 'anna.host@example.org' }), 201);
    await expectStatus(admin.post(`/admin/identities/${host}/contacts/email/validation`), 204);
    const { id } = await badgeIn(admin, 'announced', 'R-1');
    const run = await expectStatus(admin.post<{ id: string; step: { title: string } }>('/runs', { entryId: welcome?.id, subjectIds: [host] }), 201);
    expect(run.body.step.title).toBe('Search visitor badge');
    await expectStatus(admin.put(`/runs/${run.body.id}/steps/0`, { values: { subject: id } }), 200);
    await expectStatus(admin.put(`/runs/${run.body.id}/steps/1`, { values: {} }), 200);
    await expectStatus(admin.post(`/runs/${run.body.id}/submit`, {}), 200, 201);
    expect((await badgeIn(admin, 'on-site', 'R-1')).attributes['host']).toBe(host);
    const letter = await until('the message', 10_000, async () =>
      (await admin.get<{ items: { id: string; recipient: string }[] }>('/admin/outbox?template=acme-visitor-waits')).body.items[0] ?? false);
    expect(letter.recipient).toBe('anna.host@example.org');
    expect((await expectStatus(admin.post(`/admin/outbox/${letter.id}/read`), 200)).body).toMatchObject({ written: { subject: 'Your visitor is here', text: expect.stringContaining('badge R-1 waits') } });
    await putOn(admin, 'active', [], 'identity');
  });

  it('has its message among those that an administrator may rewrite, try out and bring back', async () => {
    const { admin } = ground();
    const at = '/admin/mail/templates/acme-visitor-waits';
    const template = await expectStatus(admin.send<{ title: string; texts: Record<string, { subject: string; text: string }> }>('GET', at, undefined, { 'accept-language': 'it-IT' }), 200);
    expect(template.body).toMatchObject({ title: 'Un visitatore aspetta', placeholders: [{ name: 'name', title: "Nome dell'ospitante" }, { name: 'badgeNumber', sample: 'B-0042' }] });
    const preview = (text: string) => admin.post<{ written?: object; faults: object[] }>(`${at}/preview`, { language: 'en-US', text: { subject: 'Come down', text } });
    expect((await preview('{{name}}: {{badgeNumber}} waits.')).body).toMatchObject({ written: { subject: 'Come down', text: 'Anna Rossi: B-0042 waits.' }, faults: [] });
    expect((await preview('{{door}}')).body.faults).toMatchObject([{ reason: 'unknown-placeholder', placeholder: 'door' }]);
    const texts = { ...template.body.texts, 'en-US': { subject: 'Come down', text: '{{badgeNumber}} waits.' } };
    const saved = await expectStatus(admin.put<{ revision: number }>(at, { texts }, { 'if-match': '"0"' }), 200);
    const restored = await expectStatus(admin.send('DELETE', at, undefined, { 'if-match': `"${saved.body.revision}"` }), 200);
    expect(restored.body).toMatchObject({ changed: false, texts: template.body.texts });
  });

  it('hears when somebody freezes one of its objects, and tells the desk', async () => {
    const { admin, desk } = ground();
    const { id } = await badgeIn(admin, 'on-site', 'R-1');
    await expectStatus(admin.post(`/objects/${id}/freeze`), 200);
    await closedAtDesk(desk, 'R-1');
    await expectStatus(admin.post(`/objects/${id}/unfreeze`), 200);
  });

  it('runs by the clock and for many at once', async () => {
    const { admin, desk } = ground();
    const { id } = await badgeIn(admin, 'on-site', 'I-3');
    const [byHand] = await putOn(admin, 'on-site', [{ useCase: 'AcmeVisitorsProcEnd' }], 'visitor-badge');
    const batch = await expectStatus(admin.post<{ id: string }>('/batches', { entryId: byHand?.id, subjectIds: [id], input: {} }), 202);
    await until('the batch', 15_000, async () => (await admin.get(`/batches/${batch.body.id}`)).body['status'] === 'done');
    await closedAtDesk(desk, 'I-3');
    const [byClock] = await putOn(admin, 'on-site', [{ useCase: 'AcmeVisitorsProcEnd', cron: '0 20 * * *' }], 'visitor-badge');
    const { body } = await expectStatus(admin.get<{ items: { entryId: string; title: string }[] }>('/admin/schedules'), 200);
    expect(body.items).toContainEqual(expect.objectContaining({ entryId: byClock?.id, title: 'End visit' }));
    await expectStatus(admin.post(`/admin/schedules/${byClock?.id}/run`), 202);
    for (const one of ['I-1', 'R-1']) await badgeIn(admin, 'ended', one);
    await closedAtDesk(desk, 'I-1');
    await putOn(admin, 'on-site', [], 'visitor-badge');
  });

  it('gives up at a definite no of the desk, asks no second time, and says so on a badge', async () => {
    const { admin } = ground();
    const [announce] = (await expectStatus(admin.get<{ lists: { place: string; entries: Entry[] }[] }>('/admin/process-lists/temporary-card'), 200)).body.lists.find(({ place }) => place === 'unassigned')?.entries ?? [];
    const [card] = (await expectStatus(admin.get<{ items: { id: string }[] }>('/objects?type=temporary-card&state=unassigned&limit=1'), 200)).body.items;
    await expectStatus(carryOut(admin, announce?.id, [card?.id ?? ''], { code: 'FFFF-FFFF' }), 201);
    const refused = await until('the refused badge', 10_000, async () => (await badges(admin, '&state=refused'))[0] ?? false);
    expect(refused.attributes).toMatchObject({ code: 'FFFF-FFFF', card: card?.id });
  });

  it('is numbered in its own series, and found by its own filters, also in the list of cards', async () => {
    const { admin } = ground();
    const [one] = await badges(admin, '&attr.badgeNumber=I-1');
    await expectStatus(admin.post(`/objects/${one?.id}/number`), 200);
    const { body } = await expectStatus(admin.get<{ common: { number?: object } }>(`/objects/${one?.id}`), 200);
    expect(JSON.stringify(body.common)).toContain('V-00001');
    const numberings = await expectStatus(admin.get<{ items: { objectType: string; prefix: string; digits: number }[] }>('/admin/numberings'), 200);
    expect(numberings.body.items).toContainEqual(expect.objectContaining({ objectType: 'visitor-badge', prefix: 'V-', digits: 5 }));
    const numbersIn = (list: readonly { readonly attributes: object }[]) => list.map(({ attributes }) => (attributes as { badgeNumber?: string }).badgeNumber);
    const homeless = numbersIn(await badges(admin, '&quick=without-host'));
    expect(homeless).toContain('I-1');
    expect(homeless).not.toContain('R-1');
    const cards = async (quick: string) => (await expectStatus(admin.get<{ items: { id: string }[] }>(`/objects?type=temporary-card&limit=200${quick}`), 200)).body.items;
    const all = await cards('');
    const without = new Set((await cards('&quick=no-visitor-badge')).map(({ id }) => id));
    const wearing = (await badges(admin)).filter(({ state }) => state === 'announced' || state === 'on-site').map(({ attributes }) => attributes['card']);
    expect(all.filter(({ id }) => without.has(id) === wearing.includes(id))).toEqual([]);
  });

  it('is told to web hooks, without a word about identification', async () => {
    const { admin } = ground();
    const receiver = await startReceiver();
    try {
      const hook = { name: 'Doors', address: receiver.url, objectTypes: ['visitor-badge'], actions: [], identification: false, enabled: true };
      const made = await expectStatus(admin.post<{ secret: string; webHook: { id: string } }>('/admin/web-hooks', hook), 201);
      receiver.trust(made.body.secret);
      await expectStatus(carryOut(admin, register?.id, [], { badgeNumber: 'W-1', door: 'main', hours: 1 }), 201);
      const event = await until('the event', 15_000, async () => receiver.events[0] ?? false);
      expect(event.data).toMatchObject({ Action: 'Create', Resource: { badgeNumber: 'W-1' } });
      await expectStatus(admin.delete(`/admin/web-hooks/${made.body.webHook.id}`), 204);
    } finally {
      await receiver.stop();
    }
  });

  it('is allowed by roles and by the access scheme of its type, and both say so', async () => {
    const { house, admin } = ground();
    const permissions = await expectStatus(admin.get<{ items: { name: string; title: string; declaredBy: string }[] }>('/admin/permissions'), 200);
    const named = permissions.body.items.filter(({ name }) => /visitor-badge:(end|import|read|register|welcome|freeze)$/.test(name)).map(({ name, title, declaredBy }) => [name, title, declaredBy]);
    expect(named).toEqual([
      ['visitor-badge:end', 'End visit', 'End visit'], ['visitor-badge:freeze', 'Visitor badges: freeze', 'Visitor badge'],
      ['visitor-badge:import', 'Visitor badges from CSV', 'Visitor badges from CSV'], ['visitor-badge:read', 'Visitor badges: see', 'Visitor badge'],
      ['visitor-badge:register', 'Register visitor badge', 'Register visitor badge'], ['visitor-badge:welcome', 'Welcome visitor', 'Welcome visitor'],
    ]);
    await expectStatus(admin.put('/admin/roles/porter', { title: 'Porter', permissions: ['visitor-badge:read', 'visitor-badge:end'] }, { 'if-match': '"0"' }), 200);
    const { body } = await expectStatus(admin.post<{ password: string }>('/admin/accounts', { userName: 'porter', displayName: 'Paul Porter', roles: ['porter'] }), 201);
    const porter = await enter(house.url, 'porter', body.password);
    const { id } = await badgeIn(admin, 'announced', 'W-1');
    const [end] = await putOn(admin, 'announced', [{ useCase: 'AcmeVisitorsProcEnd' }], 'visitor-badge');
    expect((await carryOut(porter, register?.id, [], { badgeNumber: 'P-1', door: 'main', hours: 1 })).status).toBe(403);
    const at = '/admin/access-schemes/visitor-badge';
    const { schemes } = (await expectStatus(admin.get<{ schemes: { level: string; revision: number; entries: { permission: string }[] }[] }>(at), 200)).body;
    const scheme = schemes.find(({ level }) => level === 'model');
    const save = (entries: readonly object[], revision = 0) => expectStatus(admin.put<{ revision: number }>(at, { entries }, { 'if-match': `"${revision}"` }), 200);
    const closed = await save((scheme?.entries ?? []).filter(({ permission }) => permission !== 'Update' && permission !== 'Delete'), scheme?.revision);
    const refused = await carryOut(porter, end?.id, [id], {});
    expect([refused.status, (await badgeIn(admin, 'announced', 'W-1')).id]).toEqual([403, id]);
    await save(scheme?.entries ?? [], closed.body.revision);
    const done = await expectStatus(carryOut(porter, end?.id, [id], {}), 201);
    expect(done.body.outcome?.messages).toEqual(['Visits ended: 1.']);
    await putOn(admin, 'announced', [], 'visitor-badge');
  });

  it('seals the secret of its connector: nobody reads it again, and the configuration calls it by reference', async () => {
    const { admin, desk } = ground();
    const { body } = await expectStatus(admin.get<{ settings: object; secretsSet: string[] }>('/admin/connectors/acme-reception-desk-http'), 200);
    expect(body).toMatchObject({ settings: { address: desk.url }, secretsSet: ['secret'] });
    const { text } = (await expectStatus(admin.get<{ text: string }>('/admin/configuration/export'), 200)).body;
    expect(text).toMatch(/acme-reception-desk-http:\n +settings:\n[^]*secret: \{ secret: TESSERA_SECRET_[A-Z_]+ \}/);
    expect(JSON.stringify(body) + text).not.toContain(desk.secret);
  });

  it('sleeps when it is switched off: its use cases refuse with what to do, and are there again afterwards', async () => {
    const { admin } = ground();
    const switched = async (enabled: boolean, revision: number) =>
      (await expectStatus(admin.put<{ revision: number }>('/admin/plugins/acme-visitor-badges', { enabled }, { 'if-match': `"${revision}"` }), 200)).body.revision;
    const revision = await switched(false, 0);
    expect(await carryOut(admin, register?.id, [], { badgeNumber: 'S-1', door: 'main', hours: 1 })).toMatchObject({ status: 422, body: { reason: 'package-asleep', detail: expect.stringContaining('acme-visitor-badges') } });
    await switched(true, revision);
    await expectStatus(carryOut(admin, register?.id, [], { badgeNumber: 'S-1', door: 'main', hours: 1 }), 201);
    await putOn(admin, 'new', [], 'visitor-badge');
  });
}
