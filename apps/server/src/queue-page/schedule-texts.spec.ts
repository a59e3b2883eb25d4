import { resultText } from './schedule-texts.js';

it.each([
  [{ runs: 1, subjects: 3, refused: 0 }, '3 objects in 1 run', '3 oggetti in 1 esecuzione'],
  [{ runs: 2, subjects: 1, refused: 0 }, '1 object in 2 runs', '1 oggetto in 2 esecuzioni'],
  [{ runs: 2, subjects: 12_000, refused: 0 }, '12,000 objects in 2 runs', '12.000 oggetti in 2 esecuzioni'],
  [{ runs: 1, subjects: 0, refused: 1 }, '1 of 1 run refused', '1 esecuzione rifiutata su 1'],
  [{ runs: 3, subjects: 5, refused: 2 }, '2 of 3 runs refused', '2 esecuzioni rifiutate su 3'],
  [{ runs: 0, subjects: 0, refused: 0 }, 'Nothing to do', 'Niente da fare'],
  [{ error: 'away {runs}' }, 'Failed: away {runs}', 'Non riuscito: away {runs}'],
])('%j is told in both languages', (result, english, italian) => {
  const kept = JSON.stringify(result);
  expect([resultText(kept, 'en-US'), resultText(kept, 'it-IT')]).toEqual([english, italian]);
});
