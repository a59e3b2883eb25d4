import { defineTask, houseTemplates, mailer, notifier, smsSender } from '@tessera/plugin-api';
import { identity } from './identity.js';

/** Which contact of whom was changed, and what it was before. */
export interface ContactChange {
  readonly identityId: string;
  readonly channel: 'mail' | 'sms';
  readonly oldContact: string;
  /** Missing when it was cleared. */
  readonly newContact?: string;
  /** Whether the old one was verified: only then it is told. */
  readonly wasVerified: boolean;
  readonly at: string;
}

const template = houseTemplates.contactChanged.name;

/** Tells somebody that an address or number of theirs was changed, and the old one, too: nobody moves it away unseen. */
export const tellContactChanged = defineTask<ContactChange>()({
  name: 'identities.tell-contact-changed',
  title: 'Tell the person that an address or number was changed',
  attempts: 10,
  objectType: identity,
  moves: {},
  uses: [notifier, mailer, smsSender],

  async perform(run) {
    const { identityId, channel, oldContact, newContact, wasVerified, at } = run.payload;
    const values = { at, oldContact, ...(newContact === undefined ? {} : { newContact }) };
    await run.use(notifier).notify({ key: run.key, identityId, template, values });
    if (!wasVerified) return;
    const { attributes } = await run.commit((unit) => unit.read(identity.name, identityId));
    const message = { key: `${run.key}/old`, to: oldContact, template, language: String(attributes['preferredLanguage'] ?? 'it-IT'), values: { ...values, name: String(attributes['name'] ?? '') } };
    await run.use(channel === 'mail' ? mailer : smsSender).send(message);
  },

  // A notice that never got through changes nothing about the person.
  async giveUp() {},
});
