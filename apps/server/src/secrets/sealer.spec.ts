import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { BrokenSeal, derive, Sealer } from './sealer.js';
import { Secret } from './secret.js';

const key = randomBytes(32);
const sealer = new Sealer(key);

it('opens what it sealed', () => {
  expect(sealer.open(sealer.seal('1234 – però', 'vault:a'), 'vault:a')).toBe('1234 – però');
});

it('never seals the same text the same way', () => {
  expect(sealer.seal('1234', 'vault:a').equals(sealer.seal('1234', 'vault:a'))).toBe(false);
});

it('opens nothing for another purpose', () => {
  expect(() => sealer.open(sealer.seal('1234', 'vault:a'), 'vault:b')).toThrow(BrokenSeal);
});

it('opens nothing with another key', () => {
  expect(() => new Sealer(randomBytes(32)).open(sealer.seal('1234', 'a'), 'a')).toThrow(BrokenSeal);
});

it('notices every changed byte', () => {
  const sealed = sealer.seal('1234', 'a');
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => sealer.open(changed, 'a')).toThrow(BrokenSeal);
  }
  expect(() => sealer.open(Buffer.alloc(0), 'a')).toThrow(BrokenSeal);
});

it('derives a key of its own for each use', () => {
  expect(derive(key, 'sealing').equals(derive(key, 'receipts'))).toBe(false);
});

it('shows a secret to nobody who did not ask for it', () => {
  const secret = new Secret('hunter2');
  expect(`${JSON.stringify({ secret })} ${inspect(secret, { depth: 9, showHidden: true })} ${String(secret)}`).not.toContain('hunter2');
  expect(secret.reveal()).toBe('hunter2');
});
