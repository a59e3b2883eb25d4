import { Confirm } from './confirm.js';

const question = { title: 'Remove it?', yes: 'Remove' };
const words = { label: 'Reason (optional)', help: 'For whoever asks why.' };

it('answers what was written beside a question, which may be nothing', async () => {
  const confirm = new Confirm();
  const asked = confirm.askWith(words, question);
  expect(confirm.asked()).toMatchObject({ question, words });
  confirm.answer(true, 'As agreed');
  expect(await asked).toBe('As agreed');

  const again = confirm.askWith(words, question);
  confirm.answer(true);
  expect(await again).toBe('');
});

it('drops what was written when the person says no', async () => {
  const confirm = new Confirm();
  const asked = confirm.askWith(words, question);
  confirm.answer(false, 'As agreed');
  expect(await asked).toBeUndefined();
});

it('has no field beside a plain question', async () => {
  const confirm = new Confirm();
  const asked = confirm.ask(question);
  expect(confirm.asked()?.words).toBeUndefined();
  confirm.answer(true);
  expect(await asked).toBe(true);
});
