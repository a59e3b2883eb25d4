import sharp from 'sharp';
import { ask } from '../../support/database.ts';
import { expectStatus, PASSWORD } from '../../support/house.ts';
import { carryOut, ground, mailTo, newMember, newPerson, read, reasonFor, signIn, upload, type Shown } from './ground.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n', 'latin1');
const READ_ONLY = [
  'created', 'lastUpdated', 'locked', 'frozen', 'number', 'numbered', 'attachments', 'identificationCode', 'identificationCodeExpiryDate',
  'identificationDocument', 'preferredLanguage', 'serviceEmail', 'serviceEmailValidated', 'serviceMobilePhoneNumber', 'serviceMobilePhoneNumberValidated',
  'signature', 'common', 'state', 'id', 'uniqueEmail',
];

/** What changed between two looks at somebody. */
function changed(before: Shown, after: Shown): { readonly attributes: string[]; readonly common: string[] } {
  const between = (one: object, other: object) => {
    const [a, b] = [one, other] as Record<string, unknown>[];
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => JSON.stringify(a?.[name]) !== JSON.stringify(b?.[name])).sort();
  };
  return { attributes: between(before.attributes, after.attributes), common: between(before.common, after.common) };
}

/** The answers that each setter takes, and the properties that they are. */
async function setters(): Promise<readonly (readonly [string, Readonly<Record<string, unknown>>])[]> {
  const picture = new Uint8Array(await sharp({ create: { width: 60, height: 80, channels: 3, background: '#0a7' } }).png().toBuffer());
  const scan = (name: string) => upload(`IdentityProcSet${name}`, name.charAt(0).toLowerCase() + name.slice(1), new Uint8Array(PDF), 'scan.pdf');
  return [
    ['ServiceEmail', { serviceEmail: 'mario@example.org' }],
    ['ServiceMobilePhoneNumber', { serviceMobilePhoneNumber: '+393331234567' }],
    ['PreferredLanguage', { preferredLanguage: 'it-IT' }],
    ['Identification', { identificationCode: 'AX1234567', identificationCodeExpiryDate: '2031-05-01' }],
    ['IdentificationDocument', { identificationDocument: await scan('IdentificationDocument') }],
    ['Signature', { signature: await scan('Signature') }],
    ['Picture', { picture: await upload('IdentityProcSetPicture', 'picture', picture, 'me.png') }],
  ];
}

/** Checks 1 to 6 and 8: the record. */
export function records(): void {
  it('1. a person is created with a name alone, and not without one', async () => {
    expect(await read(await newPerson('Just A Name'))).toMatchObject({ state: 'active', label: 'Just A Name', common: { created: { identity: { name: expect.any(String) } } } });
    expect(await carryOut('UsersProcCreate', [], { email: 'nameless@example.org' })).toMatchObject({ status: 422, body: { reason: 'name-missing' } });
    expect(await carryOut('UsersProcCreate', [], { name: '   ' })).toMatchObject({ status: 422 });
  });

  it.each(READ_ONLY)('2. %s is set neither by creating nor by editing a person', async (name) => {
    const id = await newPerson(`Untouched ${name}`);
    const before = await read(id);
    for (const [useCase, ids] of [['UsersProcCreate', []], ['UsersProcEdit', [id]]] as const) {
      const answer = await carryOut(useCase, ids, { name: before.label, [name]: 'x@example.org' });
      expect(answer).toMatchObject({ status: 422, body: { faults: [{ pointer: `/input/${name}` }] } });
    }
    expect(await read(id)).toEqual(before);
  });

  it('3. each setter changes its own property and who changed the record last, and nothing else', async () => {
    const { admin } = ground();
    const id = await newPerson('Set One By One');
    const { body: me } = await admin.get<{ account: { identityId: string; displayName: string } }>('/me');
    for (const [name, values] of await setters()) {
      const before = await read(id);
      await expectStatus(carryOut(`IdentityProcSet${name}`, [id], values), 201);
      const after = await read(id);
      expect([name, changed(before, after)]).toEqual([name, { attributes: Object.keys(values).sort(), common: ['lastUpdated'] }]);
      expect(after.attributes).toMatchObject(values);
      expect(after.common['lastUpdated']).toMatchObject({ date: expect.any(String), identity: { id: me.account.identityId, name: me.account.displayName } });
      expect(String(after.common['lastUpdated']?.date) > String(before.common['lastUpdated']?.date)).toBe(true);
    }
  });

  it.each(['+393331234567', '39', '123456789012345'])('4. %s is a telephone number', async (number) => {
    const id = await newPerson(`Called ${number}`);
    await expectStatus(carryOut('IdentityProcSetServiceMobilePhoneNumber', [id], { serviceMobilePhoneNumber: number }), 201);
    expect((await read(id)).attributes['serviceMobilePhoneNumber']).toBe(number);
  });

  it.each(['00393331234567', '+0393331234', '1', '1234567890123456', '+39 333 1234567', '333-1234567', 'abc', '+393331234567\n'])('4. %j is none', async (number) => {
    const id = await newPerson('Not Called');
    const answer = await carryOut('IdentityProcSetServiceMobilePhoneNumber', [id], { serviceMobilePhoneNumber: number });
    expect(answer).toMatchObject({ status: 422, body: { faults: [{ pointer: '/input/serviceMobilePhoneNumber' }] } });
    expect((await read(id)).attributes).not.toHaveProperty('serviceMobilePhoneNumber');
  });

  it('5. the preferred language is it-IT or en-US, and the next session speaks it', async () => {
    const { id, userName } = await newMember('speaker');
    for (const wrong of ['it', 'IT-it', 'en-us', 'de-DE', 'it-IT ']) {
      expect([wrong, (await carryOut('IdentityProcSetPreferredLanguage', [id], { preferredLanguage: wrong })).status]).toEqual([wrong, 422]);
    }
    for (const language of ['it-IT', 'en-US', 'it-IT']) {
      await expectStatus(carryOut('IdentityProcSetPreferredLanguage', [id], { preferredLanguage: language }), 201);
      const { client } = await signIn(userName, PASSWORD);
      expect((await client.get('/me')).body).toMatchObject({ account: { language } });
    }
  });

  it('6. a contact is verified by its code alone; when, by whom and in which position is kept, and another value is not verified', async () => {
    const { id, client } = await newMember('verifier');
    await expectStatus(client.put('/me/contacts/email', { value: 'verifier@example.org' }), 200);
    await expectStatus(client.post('/me/contacts/email/code'), 204);
    const code = await mailTo('verifier@example.org', /\b(\d{6})\b(?![\s\S]*\b\d{6}\b)/);
    expect((await client.post('/me/contacts/email/verification', { code: code === '000000' ? '000001' : '000000' })).status).toBe(422);
    const before = await read(id);
    await expectStatus(client.post('/me/contacts/email/verification', { code }), 200);
    const after = await read(id);
    expect(changed(before, after)).toEqual({ attributes: ['serviceEmailValidated'], common: [] });
    const stamp = after.attributes['serviceEmailValidated'] as object;
    expect(stamp).toMatchObject({ date: expect.any(String), identity: { id, name: 'Mario De Rossi' } });
    expect(stamp).not.toHaveProperty('position');
    await expectStatus(carryOut('IdentityProcSetServiceEmail', [id], { serviceEmail: 'other@example.org' }), 201);
    expect((await read(id)).attributes).not.toHaveProperty('serviceEmailValidated');
  });

  it('8. nobody enters without an identity, and an identity needs no account', async () => {
    const { house, admin } = ground();
    const { client, id, userName } = await newMember('bodiless');
    await expect(ask(house.postgres, 'update accounts set identity_id = null where id = $1', [id])).rejects.toThrow(/null/);
    await expectStatus(carryOut('UsersProcDeactivate', [id], await reasonFor('deactivation')), 201);
    expect([(await client.get('/me')).status, (await signIn(userName, PASSWORD)).status]).toEqual([401, 401]);
    const person = await newPerson('Only A Record', { email: 'record@example.org' });
    const cards = await admin.get<{ items: { id: string }[] }>('/objects?type=temporary-card&state=unassigned&limit=1');
    const card = cards.body.items[0]?.id ?? '';
    await expectStatus(carryOut('TempCardsProcAssign', [card], { holder: person }), 201);
    expect((await read(card)).attributes).toMatchObject({ holder: person, holderName: 'Only A Record' });
    await expectStatus(carryOut('TempCardsProcWithdraw', [card], {}), 201);
  });
}
