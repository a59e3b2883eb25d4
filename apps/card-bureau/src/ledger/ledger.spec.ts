import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from './ledger.js';

const CLOSE = "INSERT INTO closed_keys (organisation_id, key, closed_at) VALUES ('o', :key, 1)";
const ACCEPT = `INSERT INTO orders (order_id, organisation_id, key, fingerprint, layout_id, card_count, accepted_at)
VALUES (:key, 'o', :key, 'f', 'standard', 1, 1)`;

let folder: string;
let ledger: Ledger;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'card-bureau-ledger-'));
  ledger = Ledger.open(folder);
});

afterEach(() => {
  ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

it('keeps what was written when a neighbour in the same flush is refused', async () => {
  const outcomes = await Promise.allSettled([
    ledger.write(() => ledger.run(ACCEPT, { key: 'a' })),
    ledger.write(() => {
      ledger.run(ACCEPT, { key: 'b' });
      throw new Error('refused');
    }),
    ledger.write(() => ledger.run(ACCEPT, { key: 'c' })),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(ledger.all('SELECT key FROM orders ORDER BY key').map((row) => ({ ...(row as object) }))).toEqual([{ key: 'a' }, { key: 'c' }]);
});

it('never holds an order under a closed key, nor closes the key of an order', async () => {
  await ledger.write(() => ledger.run(CLOSE, { key: 'closed' }));
  await ledger.write(() => ledger.run(ACCEPT, { key: 'used' }));
  await expect(ledger.write(() => ledger.run(ACCEPT, { key: 'closed' }))).rejects.toThrow('this key is closed');
  await expect(ledger.write(() => ledger.run(CLOSE, { key: 'used' }))).rejects.toThrow('an order was accepted under this key');
});

it('never forgets an order or a closed key', async () => {
  await ledger.write(() => ledger.run(CLOSE, { key: 'closed' }));
  await ledger.write(() => ledger.run(ACCEPT, { key: 'used' }));
  await expect(ledger.write(() => ledger.run('DELETE FROM orders'))).rejects.toThrow('never deleted');
  await expect(ledger.write(() => ledger.run('DELETE FROM closed_keys'))).rejects.toThrow('never opened again');
});

it('turns a second bureau on the same folder away', () => {
  expect(() => Ledger.open(folder)).toThrow('Another card bureau uses this data folder');
});
