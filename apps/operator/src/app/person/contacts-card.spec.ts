import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { CommonView } from '@tessera/api-client';
import { Confirm } from '@tessera/shell';
import { PageHarness } from '../../testing/page-harness.js';
import { settle } from '../../testing/settle.js';
import { signedIn } from '../../testing/signed-in.js';
import { ContactsCard } from './contacts-card.js';

const by = (name: string, position?: string) => ({ date: '2030-01-01T08:00:00.000Z', identity: { id: 'x', name }, ...(position && { position: { id: 'p', name: position } }) });
const type = {
  attributes: { serviceEmail: { kind: 'email', title: 'E-mail for services' }, serviceMobilePhoneNumber: { kind: 'phone', title: 'Mobile phone for services' } },
};

async function open(attributes: object, { common = {}, permissions = ['identity:validate-contact'] }: { common?: CommonView; permissions?: string[] } = {}) {
  const http = await signedIn(permissions);
  const fixture = TestBed.createComponent(ContactsCard);
  fixture.componentRef.setInput('object', { id: 'i1', objectType: 'identity', label: 'Ada', attributes, common });
  fixture.componentRef.setInput('type', type);
  return { http, fixture, card: await TestbedHarnessEnvironment.harnessForFixture(fixture, PageHarness) };
}

const unverified = { serviceEmail: 'ada@example.org' };

it('says who verified a contact, in which position', async () => {
  const { card } = await open({ ...unverified, serviceEmailValidated: by('Bruno', 'Head of the registry') });
  expect(await card.text()).toMatch(/E-mail for services ?ada@example.org ?Verified ?by Bruno ?\(Head of the registry\).*Mobile phone for services ?Nothing yet/);
  expect(await card.buttonNames()).toEqual([]);
});

it('marks a contact as verified once that was confirmed', async () => {
  const { http, card } = await open(unverified);
  const answers = [false, true];
  TestBed.inject(Confirm).ask = async () => answers.shift() === true;
  await card.press('Mark as verified');
  http.expectNone('/api/admin/identities/i1/contacts/email/validation');
  await card.press('Mark as verified');
  await settle();
  http.expectOne({ method: 'POST', url: '/api/admin/identities/i1/contacts/email/validation' }).flush(null);
  expect(answers).toEqual([]);
});

it('sends a code, also while somebody else keeps the record', async () => {
  const { http, card } = await open(unverified, { common: { locked: by('Bruno') } });
  await card.press('Send a code');
  http.expectOne({ method: 'POST', url: '/api/admin/identities/i1/contacts/email/code' }).flush(null);
});

it.each([
  ['frozen', { common: { frozen: by('Bruno') } }, 'Frozen by Bruno'],
  ['not permitted', { permissions: [] }, 'You lack the permission identity:validate-contact'],
])('does nothing while it is %s, and says why', async (_, setting, why) => {
  const { http, card } = await open(unverified, setting);
  expect(await card.text()).toContain(why);
  await card.press('Send a code');
  http.expectNone('/api/admin/identities/i1/contacts/email/code');
});
