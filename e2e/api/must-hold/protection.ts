import { expectStatus, PASSWORD } from '../../support/house.ts';
import { until } from '../../support/random.ts';
import { startReceiver, type ReceivedEvent } from '../../support/receiver.ts';
import { carryOut, ground, modelOf, newMember, newPerson, read, reasonFor, signIn, upload } from './ground.ts';

const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n', 'latin1'));

async function attach(id: string): Promise<number> {
  const { admin } = ground();
  const form = new FormData();
  form.append('file', new Blob([PDF]), 'contract.pdf');
  return (await fetch(`${admin.base}/api/objects/${id}/attachments`, { method: 'POST', headers: admin.credentials(), body: form })).status;
}

/** The changes that somebody may try on a person, each with what it answers. */
const attempts = (id: string): readonly (() => Promise<{ readonly status: number; readonly body: object }>)[] => [
  () => carryOut('UsersProcEdit', [id], { name: 'Somebody Else' }),
  () => carryOut('IdentityProcSetServiceEmail', [id], { serviceEmail: 'changed@example.org' }),
  async () => ({ status: await attach(id), body: {} }),
  async () => carryOut('UsersProcDeleteUser', [id], await reasonFor('deletion')),
];

/** Check 7, and what a freeze does to whoever is at work. */
export function protection(): void {
  it('7. what one person has locked is changed and deleted by nobody else', async () => {
    const { client } = await newMember('locker', ['operator', 'administrator']);
    const id = await newPerson('Locked By Another');
    await expectStatus(client.post(`/objects/${id}/lock`), 200);
    const before = await read(id);
    for (const attempt of attempts(id)) expect((await attempt()).status).toBe(409);
    expect(await read(id)).toEqual(before);
    await expectStatus(carryOut('UsersProcEdit', [id], { name: 'Changed By The Holder' }, client), 201);
    await expectStatus(client.post(`/objects/${id}/unlock`), 200);
    await expectStatus(carryOut('UsersProcEdit', [id], { name: 'Changed By Anybody' }), 201);
  });

  it('7. what is frozen is changed and deleted by nobody; unfreezing brings it back as it was', async () => {
    const { admin } = ground();
    const id = await newPerson('Frozen');
    const before = await read(id);
    await expectStatus(admin.post(`/objects/${id}/freeze`), 200);
    const frozen = await read(id);
    for (const attempt of attempts(id)) expect((await attempt()).status).toBe(409);
    for (const deed of ['lock', 'number']) expect([409, 422]).toContain((await admin.post(`/objects/${id}/${deed}`)).status);
    expect(await read(id)).toEqual(frozen);
    await expectStatus(admin.post(`/objects/${id}/unfreeze`), 200);
    expect({ ...(await read(id)), version: 0, updatedAt: '' }).toEqual({ ...before, version: 0, updatedAt: '' });
    await expectStatus(carryOut('UsersProcEdit', [id], { name: 'Thawed' }), 201);
  });

  it('somebody who is frozen loses all sessions at the next request, enters no more, and enters again when unfrozen', async () => {
    const { admin } = ground();
    const { client, id, userName } = await newMember('icy');
    const elsewhere = (await signIn(userName, PASSWORD)).client;
    const statuses = async () => Promise.all([client, elsewhere].map(async (one) => (await one.get('/me')).status));
    expect(await statuses()).toEqual([200, 200]);
    await expectStatus(admin.post(`/objects/${id}/freeze`), 200);
    expect(await statuses()).toEqual([401, 401]);
    expect((await signIn(userName, PASSWORD)).status).toBe(401);
    await expectStatus(admin.post(`/objects/${id}/unfreeze`), 200);
    expect((await signIn(userName, PASSWORD)).status).toBe(201);
  });
}

/** What is done to a person, and the action that an event tells of it. */
async function everyAction(id: string, member: string): Promise<readonly string[]> {
  const { admin } = ground();
  const scheme = { entries: ['List', 'Read', 'SetAcl'].map((permission) => ({ permission, filter: { everyone: true } })) };
  const done: string[] = [];
  const act = async (action: string, asked: Promise<{ readonly status: number; readonly body: unknown }>) => {
    await expectStatus(asked, 200, 201, 204);
    done.push(action);
  };
  await act('Update', carryOut('UsersProcEdit', [id], { name: 'Edited' }));
  await act('Update', carryOut('IdentityProcSetServiceEmail', [id], { serviceEmail: 'events@example.org' }));
  await act('Update', carryOut('IdentityProcSetSignature', [id], { signature: await upload('IdentityProcSetSignature', 'signature', PDF, 's.pdf') }));
  for (const [verb, action] of [['lock', 'Lock'], ['unlock', 'Unlock'], ['freeze', 'Freeze'], ['unfreeze', 'Unfreeze']] as const) {
    await act(action, admin.post(`/objects/${id}/${verb}`));
  }
  expect(await attach(id)).toBe(201);
  done.push('Attach');
  await act('Number', admin.post(`/objects/${id}/number`));
  await act('SetACL', admin.put(`/objects/${id}/acl`, scheme));
  await act('SetACL', admin.put(`/objects/${id}/acl`, {}));
  await act('SetDistributionList', admin.put(`/objects/${id}/distribution-list`, { entries: [{ identityId: member, rights: ['read'] }] }));
  await act('Customize', admin.post(`/objects/${id}/customize`, { model: await modelOf('Guest') }));
  await act('Move', carryOut('UsersProcDeactivate', [id], await reasonFor('deactivation')));
  return done;
}

/** Check 13. */
export function events(): void {
  it('13. every action raises one event that tells the action, the record and who acted in which place', async () => {
    const { admin } = ground();
    const receiver = await startReceiver();
    try {
      const rules = { name: 'Everything', address: receiver.url, objectTypes: ['identity'], actions: [], identification: false, enabled: true };
      const made = await expectStatus(admin.post<{ secret: string; webHook: { id: string } }>('/admin/web-hooks', rules), 201);
      receiver.trust(made.body.secret);
      const { id: member } = await newMember('listed');
      const id = await newPerson('Told About');
      const placed = await newMember('placed', ['administrator']);
      await hold(placed.id, 'Registry Clerk');
      const actions = ['Create', ...(await everyAction(id, member)), 'Lock'];
      const gone = await newPerson('Told About Last');
      await expectStatus(carryOut('UsersProcDeleteUser', [gone], await reasonFor('deletion')), 201);
      await expectStatus(placed.client.post(`/objects/${id}/lock`), 200);
      const told = (person = id) => receiver.events.filter(({ subject }) => subject === `identity/${person}`);
      await until('all events', 20_000, async () => told().length >= actions.length && told(gone).some(({ data }) => data.Action === 'Delete'));
      const once = [...new Map(told().map((event) => [event.id, event])).values()].sort((a, b) => a.sequence.localeCompare(b.sequence));
      expect(once.map(({ data }) => data.Action)).toEqual(actions);
      for (const event of once) expectWhole(event, id);
      expect(once.at(-1)?.data).toMatchObject({ UserContextMapping: {
        Identity: { id: placed.id }, Position: { name: 'Registry Clerk' }, Unit: { name: 'Card Registry' }, Organization: { name: 'Tessera Demo' }, Assignment: { id: expect.any(String) },
      } });
      await expectStatus(admin.delete(`/admin/web-hooks/${made.body.webHook.id}`), 204);
    } finally {
      await receiver.stop();
    }
  });
}

/** Gives somebody a position of the organisation. */
async function hold(identityId: string, position: string): Promise<void> {
  const { admin } = ground();
  const { body } = await admin.get<{ items: { id: string; name: string }[] }>('/admin/organisation');
  const positionId = body.items.find(({ name }) => name === position)?.id;
  await expectStatus(admin.post('/admin/assignments', { identityId, positionId, main: true }), 201);
}

function expectWhole({ data }: ReceivedEvent, id: string): void {
  expect(data).toMatchObject({
    Resource: { Id: id, Type: 'identity', Created: { date: expect.any(String) }, LastUpdated: { date: expect.any(String) } },
    UserContextMapping: { Identity: { id: expect.any(String), name: expect.any(String) } },
  });
  expect(data.Resource).not.toHaveProperty('signature');
}
