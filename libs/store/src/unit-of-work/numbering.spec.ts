import fc from 'fast-check';
import { newCard, NOW, only } from '../testing/changes.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const status = { date: NOW.toISOString(), identity: { id: 'anna', name: 'Anna' } };

describe('a series', () => {
  it('has no gap and no number twice under 32 writers at once, some of whom give up before or after they wrote', async () => {
    const ends = fc.array(fc.constantFrom('commits', 'commits', 'gives up', 'gives up after writing', 'takes two'), { minLength: 32, maxLength: 32 });
    await fc.assert(fc.asyncProperty(ends, fc.uuid(), async (writers, series) => {
      const given = await Promise.all(writers.map((end) => numbered(series, end).catch(() => [])));
      const numbers = given.flat().sort((a, b) => a - b);
      const expected = writers.flatMap((end) => (end === 'commits' ? [1] : end === 'takes two' ? [1, 1] : []));
      expect(numbers).toEqual(expected.map((_, index) => index + 1));
      const rows: { number: string }[] = await room.dataSource.query('select common ->> \'number\' as number from managed_objects where common ->> \'number\' like $1', [`${series}-%`]);
      expect(rows.map(({ number }) => Number(String(number).slice(series.length + 1))).sort((a, b) => a - b)).toEqual(numbers);
    }), { numRuns: 10 });
  });
});

/** One writer: draws, writes what it numbers, and commits or not. */
function numbered(series: string, end: string): Promise<readonly number[]> {
  return room.store.transact(async (transaction) => {
    const numbers: number[] = [];
    for (let drawn = 0; drawn < (end === 'takes two' ? 2 : 1); drawn++) numbers.push((await transaction.nextNumber?.(series)) ?? 0);
    if (end === 'gives up') throw new Error('changed my mind');
    await transaction.write(only(...numbers.map((number) => newCard({ common: { number: `${series}-${number}`, numbered: status } }))));
    if (end === 'gives up after writing') throw new Error('changed my mind');
    return numbers;
  });
}
