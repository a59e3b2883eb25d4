import { mailer, notifier, smsSender } from '@tessera/plugin-api';
import type { Mail, PersonNotice } from '@tessera/plugin-api';
import { anybody, MemoryHouse } from '@tessera/plugin-kit';
import plugin from './index.js';

const verified = { date: '2029-12-01T10:00:00.000Z', identity: { id: 'a', name: 'Ada' } };

/** An office in which somebody's contacts are changed by an operator. */
async function changing(useCase: string, attributes: Readonly<Record<string, unknown>>, ...inputs: Readonly<Record<string, unknown>>[]) {
  const [notices, mails, messages]: [PersonNotice[], Mail[], Mail[]] = [[], [], []];
  const services = {
    [notifier.name]: { notify: async (notice: PersonNotice) => void notices.push(notice) },
    [mailer.name]: { send: async (mail: Mail) => void mails.push(mail) },
    [smsSender.name]: { send: async (sms: Mail) => void messages.push(sms) },
  };
  const house = new MemoryHouse([plugin], { services });
  const entryId = await house.switchOn(useCase, 'active');
  const [id = ''] = house.stock('identity', 'active', [{ name: 'Ada', preferredLanguage: 'en-US', ...attributes }]);
  for (const input of inputs) {
    await house.engine.runs.start(anybody, { entryId, subjectIds: [id], input });
    await house.work();
  }
  return { id, notices, mails, messages };
}

const EMAIL = 'IdentityProcSetServiceEmail';
const at = '2030-01-01T00:00:00.000Z';

it('tells the person and the old verified address when an operator changes it', async () => {
  const { id, notices, mails } = await changing(EMAIL, { serviceEmail: 'old@example.org', serviceEmailValidated: verified }, { serviceEmail: 'new@example.org' });
  const values = { at, oldContact: 'old@example.org', newContact: 'new@example.org' };
  expect(notices).toEqual([{ key: expect.any(String), identityId: id, template: 'contact-changed', values }]);
  expect(mails).toEqual([{ key: `${notices[0]?.key}/old`, to: 'old@example.org', template: 'contact-changed', language: 'en-US', values: { ...values, name: 'Ada' } }]);
});

it('sends nothing to an address that nobody verified, and says nothing about the first or the same one', async () => {
  const cleared = await changing(EMAIL, { serviceEmail: 'old@example.org' }, { serviceEmail: '' });
  expect(cleared.notices).toMatchObject([{ values: { at, oldContact: 'old@example.org' } }]);
  expect(cleared.mails).toEqual([]);
  const { notices } = await changing(EMAIL, {}, { serviceEmail: 'first@example.org' }, { serviceEmail: 'first@EXAMPLE.org' });
  expect(notices).toEqual([]);
});

it('tells an old verified number on the phone', async () => {
  const { notices, messages, mails } = await changing('IdentityProcSetServiceMobilePhoneNumber',
    { serviceMobilePhoneNumber: '+393331234567', serviceMobilePhoneNumberValidated: verified }, { serviceMobilePhoneNumber: '+393337654321' });
  expect(notices).toHaveLength(1);
  expect(messages).toMatchObject([{ to: '+393331234567', values: { newContact: '+393337654321' } }]);
  expect(mails).toEqual([]);
});
