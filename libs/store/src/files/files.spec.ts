import { createHash, randomBytes } from 'node:crypto';
import { Conflict } from '@tessera/engine';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { CARD, NOW, orderOf } from '../testing/changes.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';
import { CHUNK_BYTES, inChunks } from './chunks.js';
import type { NewFile } from './files.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const arriving = (more: Partial<NewFile> = {}): NewFile =>
  ({ id: uuidv7(), name: 'scan.pdf', mediaType: 'application/pdf', uploadedBy: 'anna', uploadedByName: 'Anna', uploadedAt: NOW, ...more });
async function* pieces(...parts: readonly Buffer[]) { yield* parts; }
const keep = (content = Buffer.from('%PDF'), more: Partial<NewFile> = {}) => room.files.keep(arriving(more), pieces(content));
async function all(content: AsyncIterable<Buffer>): Promise<readonly Buffer[]> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return parts;
}
const whole = async (content: AsyncIterable<Buffer>) => Buffer.concat(await all(content));
const rows = async (table: string, id: string) => Number((await room.dataSource.query<{ count: string }[]>(`select count(*) from ${table} where ${table === 'files' ? 'id' : 'file_id'} = $1`, [id]))[0]?.count);
const use = (fileId: string, objectId = uuidv7()) => [{ fileId, objectType: CARD, objectId }];
const bind = (fileId: string) => room.store.transact((transaction) => room.files.bind(transaction, use(fileId)));

it('gives back byte by byte what it was given, in chunks', async () => {
  const content = randomBytes(CHUNK_BYTES * 2 + 17);
  const parts = [content.subarray(0, 5), content.subarray(5, CHUNK_BYTES + 900), content.subarray(CHUNK_BYTES + 900)];
  const kept = await room.files.keep(arriving({ width: 3, height: 4 }), pieces(...parts));
  expect(kept).toMatchObject({ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex'), width: 3, height: 4 });
  expect(await room.files.read(kept.id)).toEqual(kept);
  expect(await rows('file_chunks', kept.id)).toBe(3);
  expect((await whole(room.files.content(kept))).equals(content)).toBe(true);
});

it('cuts any content into full chunks and a rest', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 0, max: CHUNK_BYTES * 2 }), { maxLength: 5 }), async (lengths) => {
    const parts = lengths.map((length, index) => Buffer.alloc(length, index));
    const chunks = await all(inChunks(pieces(...parts)));
    expect(Buffer.concat(chunks).equals(Buffer.concat(parts))).toBe(true);
    expect(chunks.slice(0, -1).every((chunk) => chunk.length === CHUNK_BYTES)).toBe(true);
  }), { numRuns: 30 });
});

it('leaves nothing of a file that breaks off', async () => {
  const file = arriving();
  async function* broken() {
    yield randomBytes(CHUNK_BYTES + 1);
    throw new Error('the line is dead');
  }
  await expect(room.files.keep(file, broken())).rejects.toThrow('the line is dead');
  expect([await rows('files', file.id), await rows('file_chunks', file.id)]).toEqual([0, 0]);
});

it('knows no file that has not arrived as a whole, and gives none away', async () => {
  const file = arriving();
  let arrive: (content: Buffer) => void = () => undefined;
  const arrives = new Promise<Buffer>((resolve) => { arrive = resolve; });
  async function* slow() { yield await arrives; }
  const kept = room.files.keep(file, slow());
  expect(await room.files.read(file.id)).toBeUndefined();
  expect(await bind(file.id)).toBe(0);
  arrive(Buffer.from('%PDF'));
  await kept;
  expect(await bind(file.id)).toBe(1);
});

it('gives a file away once, and not when the transaction comes to nothing', async () => {
  const { id } = await keep();
  await expect(room.store.transact(async (transaction) => {
    await room.files.bind(transaction, use(id));
    throw new Conflict('elsewhere');
  })).rejects.toThrow();
  expect((await room.files.read(id))?.objectId).toBeUndefined();
  expect((await Promise.all([bind(id), bind(id)])).sort()).toEqual([0, 1]);
});

it('sweeps what nothing refers to after a day, and only that', async () => {
  const day = 86_400_000;
  const [old, fresh, used, released] = await Promise.all([
    keep(undefined, { uploadedAt: new Date(NOW.getTime() - 2 * day) }), keep(), keep(undefined, { uploadedAt: new Date(NOW.getTime() - 2 * day) }), keep(),
  ]);
  await bind(used.id);
  await bind(released.id);
  await room.files.keepThumbnail(old.id, 'small', { mediaType: 'image/webp', content: Buffer.from('x') });
  await room.store.transact((transaction) => room.files.release(transaction, [released.id]));
  expect(await room.files.removeLoose(new Date(NOW.getTime() - day))).toBe(1);
  expect(await Promise.all([old, fresh, used, released].map(({ id }) => rows('files', id)))).toEqual([0, 1, 1, 1]);
  expect([await rows('file_chunks', old.id), await rows('file_thumbnails', old.id)]).toEqual([0, 0]);
  await room.files.removeLoose(new Date(Date.now() + day));
  expect(await rows('files', released.id)).toBe(0);
});

it('knows nothing any more of what an object let go of', async () => {
  const { id } = await keep();
  await bind(id);
  await room.store.transact((transaction) => room.files.release(transaction, [id]));
  expect([await room.files.read(id), await bind(id)]).toEqual([undefined, 0]);
});

it('counts what somebody has sent and not used, and not what was let go of', async () => {
  const [one, other] = [await keep(undefined, { uploadedBy: 'eve' }), await keep(undefined, { uploadedBy: 'eve' })];
  await bind(other.id);
  await room.store.transact((transaction) => room.files.release(transaction, [other.id]));
  expect(await room.files.countWaiting('eve', 10)).toBe(1);
  await keep(undefined, { uploadedBy: 'eve' });
  expect([await room.files.countWaiting('eve', 10), await room.files.countWaiting('eve', 1)]).toEqual([2, 1]);
  await bind(one.id);
  expect(await room.files.countWaiting('eve', 10)).toBe(1);
});

it('keeps small pictures, the first one of each size', async () => {
  const { id } = await keep();
  const made = { mediaType: 'image/webp', content: Buffer.from('one') };
  await room.files.keepThumbnail(id, 'small', made);
  await room.files.keepThumbnail(id, 'small', { ...made, content: Buffer.from('two') });
  expect(await room.files.thumbnail(id, 'small')).toEqual(made);
  expect(await room.files.thumbnail(id, 'large')).toBeUndefined();
});

it('keeps the list of attachments on the object, whatever else is written later', async () => {
  const order = orderOf(1);
  await room.store.transact((transaction) => transaction.write(order));
  const id = order.objects[0]?.id ?? '';
  const read = async () => room.store.readObject(CARD, id);
  const object = await read();
  const status = { date: NOW.toISOString(), identity: { id: 'anna', name: 'Anna' } };
  const attachments = [{ id: uuidv7(), name: 'a.pdf', mediaType: 'application/pdf', bytes: 4, attached: status }];
  if (!object) throw new Error('the card was not written');
  await room.store.transact((transaction) => transaction.write({ at: NOW, actorId: 'anna', objects: [{ ...object, common: { attachments } }], audit: [], tasks: [] }));
  expect((await read())?.common?.attachments).toEqual(attachments);
});
