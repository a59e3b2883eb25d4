import { defineTask, defineTemplate, notifier } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

// #region template
/** What the holder reads. An administrator may write it otherwise. */
export const permitWithdrawn = defineTemplate({
  name: 'parking-permit-withdrawn',
  title: 'A parking permit was withdrawn',
  placeholders: {
    name: { title: 'Name of the holder', kind: 'text', sample: 'Anna Rossi' },
    number: { title: 'Permit number', kind: 'text', sample: 'P000042' },
  },
  texts: {
    'en-US': { subject: 'Your parking permit {{number}}', text: 'Hello {{name}},\n\nyour parking permit {{number}} was withdrawn. Please leave the yard free from tomorrow.' },
    'it-IT': { subject: 'Il permesso di parcheggio {{number}}', text: 'Buongiorno {{name}},\n\nil permesso di parcheggio {{number}} è stato ritirato. Da domani lascia libero il cortile.' },
  },
});
// #endregion

// #region task
/** Tells the holder. The house knows how to reach them, and in which language. */
export const tellHolder = defineTask<{ readonly id: string }>()({
  name: 'parking.tell-holder',
  title: 'Tell the holder that a permit was withdrawn',
  attempts: 10,
  objectType: parkingPermit,
  moves: {},
  uses: [notifier],

  async perform(run) {
    const { holder, number = '' } = await run.commit(async (unit) => (await unit.read('parking-permit', run.payload.id)).attributes) as { holder?: string; number?: string };
    if (holder === undefined) return;
    await run.use(notifier).notify({ key: run.key, identityId: holder, template: permitWithdrawn.name, values: { number } });
  },

  async giveUp() {},
});
// #endregion
