import { rehearse } from '@tessera/plugin-kit';
import { setPreferredLanguage } from './set-preferred-language.js';

const subjects = [{ state: 'inactive' as const, attributes: { name: 'Ada' } }];

it.each(['it-IT', 'en-US'] as const)('takes %s', async (preferredLanguage) => {
  const outcome = await rehearse(setPreferredLanguage, { subjects, input: { preferredLanguage } });
  expect(outcome.objects[0]).toMatchObject({ state: 'inactive', attributes: { preferredLanguage } });
});

it.each(['it', 'IT-it', 'de-DE'])('refuses %s', async (preferredLanguage) => {
  const outcome = await rehearse(setPreferredLanguage, { subjects, input: { preferredLanguage } });
  expect(outcome.faults).toMatchObject([{ reason: 'not-a-choice' }]);
});
