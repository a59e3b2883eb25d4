import type { ConnectorSettings } from '@tessera/store';
import { HealthBook } from './health-book.js';

interface Entry { readonly name: string; readonly failure: string | undefined }

function bookOver(written: Entry[]): HealthBook {
  const recordHealth = async (name: string, _: Date, failure: string | undefined): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    written.push({ name, failure });
  };
  return new HealthBook({ recordHealth } as unknown as ConnectorSettings);
}

it('a change is written at once, the same again is not', async () => {
  const written: Entry[] = [];
  const book = bookOver(written);
  book.worked('bureau');
  book.worked('bureau');
  book.failed('bureau', new Error('time-out\nat line 1'));
  await book.onApplicationShutdown();
  expect(written).toEqual([{ name: 'bureau', failure: undefined }, { name: 'bureau', failure: 'time-out' }]);
});

it('closing the house waits for what is being written; whatever outlasts the house writes nothing', async () => {
  const written: Entry[] = [];
  const book = bookOver(written);
  book.worked('bureau');
  await book.onApplicationShutdown();
  expect(written).toHaveLength(1);
  book.failed('bureau', new Error('cannot use a pool'));
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(written).toHaveLength(1);
});
