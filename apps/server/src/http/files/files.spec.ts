import { createHash } from 'node:crypto';
import type { Engine } from '@tessera/engine';
import { Files } from '@tessera/store';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import sharp from 'sharp';
import { ENGINE } from '../../house/tokens.js';
import type { Answer, Client } from '../../testing/client.js';
import { TestServer } from '../../testing/test-server.js';
import { bomb, pdf, photo, png, svg } from './testing/samples.js';

let server: TestServer;
let ada: Client;
let eve: Client;
let entries: Record<string, string>;

const ALL = ['identity:read', 'identity:attach', 'identity:set-picture', 'identity:set-identification-document', 'identity:lock', 'identity:freeze'];

beforeAll(async () => {
  server = await TestServer.open();
  await server.openScheme('identity');
  [ada, eve] = await Promise.all([server.withPermissions(...ALL), server.withPermissions(...ALL)]);
  const { processLists } = server.house.app.get<Engine>(ENGINE);
  const root = { id: 'root', displayName: 'Root', kind: 'system' as const, permissions: new Set(['*']) };
  const wanted = ['IdentityProcSetPicture', 'IdentityProcSetIdentificationDocument'].map((useCase) => ({ useCase, enabled: true, options: {} }));
  const saved = await processLists.save(root, { objectType: 'identity', place: 'active', entries: wanted }, (await processLists.at()).list('identity', 'active').revision);
  entries = Object.fromEntries(saved.entries.map(({ useCase, id }) => [useCase, id]));
}, 60_000);
afterAll(() => server.close());

const idOf = ({ body }: Answer): string => (body as { readonly id?: string }).id ?? '';
const sendPicture = (content: Buffer, name = 'me.jpg', who = ada) => who.sendFile(`/files?field=picture&entryId=${entries['IdentityProcSetPicture']}`, content, name);
const sendScan = (content: Buffer, name = 'passport.pdf', who = ada) =>
  who.sendFile(`/files?field=identificationDocument&entryId=${entries['IdentityProcSetIdentificationDocument']}`, content, name);
const setPicture = (subject: string, picture: string, who = ada) =>
  who.post('/runs', { entryId: entries['IdentityProcSetPicture'], subjectIds: [subject], input: { picture }, submit: true });
const faultIn = ({ body }: Answer) => (body as unknown as { faults?: { pointer: string; reason: string }[] }).faults?.[0];
const image = (answer: Answer) => sharp(answer.bytes).metadata();

function damaged(content: Buffer, at: number, bytes: Uint8Array): Buffer {
  const copy = Buffer.from(content);
  copy.set(bytes.subarray(0, Math.max(0, copy.length - at)), Math.min(at, copy.length));
  return copy;
}

let count = 0;
async function somebody(): Promise<string> {
  const { body } = await ada.get(`/objects?type=identity&state=active&limit=50`);
  const item = (body as unknown as { items: { id: string }[] }).items[count++];
  if (!item) throw new Error('the stock holds too few people');
  return item.id;
}

describe('a picture', () => {
  it('is turned upright, cut to the field’s size, and keeps nothing of what was hidden in it', async () => {
    const sent = await photo(800, 600);
    expect(sent.includes('Ada Lovelace')).toBe(true);
    const answer = await sendPicture(sent);
    expect(answer).toMatchObject({ status: 201, body: { name: 'me.jpg', mediaType: 'image/jpeg', width: 300, height: 400 } });
    const kept = await ada.get(`/files/${idOf(answer)}`);
    expect(await image(kept)).toMatchObject({ format: 'jpeg', width: 300, height: 400 });
    expect(await image(kept)).not.toHaveProperty('exif');
    expect(kept.bytes.includes('Ada Lovelace')).toBe(false);
    expect(answer.body).toMatchObject({ bytes: kept.bytes.length, sha256: createHash('sha256').update(kept.bytes).digest('hex') });
  });

  it('belongs to whoever it shows once the run has ended; whoever may read them may see it', async () => {
    const [subject, picture] = [await somebody(), idOf(await sendPicture(await png()))];
    expect((await eve.get(`/files/${picture}`)).status).toBe(404);
    expect(await setPicture(subject, picture)).toMatchObject({ status: 201, body: { status: 'done' } });
    expect((await eve.get(`/files/${picture}`)).status).toBe(200);
    expect((await (await server.withPermissions('temporary-card:read')).get(`/files/${picture}`)).status).toBe(404);
    expect((await server.nobody.get(`/files/${picture}`)).status).toBe(401);
  });

  it('cannot be somebody else’s upload, nor one that is in use', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const theirs = idOf(await sendPicture(await png(), 'a.png', eve));
    expect(faultIn(await setPicture(one, theirs))).toMatchObject({ pointer: '/input/picture', reason: 'unknown-file' });
    await setPicture(one, theirs, eve);
    expect(faultIn(await setPicture(other, theirs, eve))).toMatchObject({ reason: 'unknown-file' });
  });

  it('lets go of the one before, which is swept a day later', async () => {
    const subject = await somebody();
    const [first, second] = [idOf(await sendPicture(await png())), idOf(await sendPicture(await png(60, 80)))];
    await setPicture(subject, first);
    await setPicture(subject, second);
    expect((await ada.get(`/files/${first}`)).status).toBe(404);
    const files = server.house.app.get(Files);
    await server.house.app.get(DataSource).query(`update files set loose_since = loose_since - interval '25 hours' where loose_since is not null`);
    await files.removeLoose(new Date(Date.now() - 86_400_000));
    expect([await files.read(first), (await files.read(second))?.objectId]).toEqual([undefined, subject]);
  });

  it('has small pictures, made once, of few pixels', async () => {
    const id = idOf(await sendPicture(await photo()));
    const small = await ada.get(`/files/${id}/thumbnail`);
    expect(small).toMatchObject({ status: 200, headers: { 'content-type': 'image/webp' } });
    expect(await image(small)).toMatchObject({ width: 72, height: 96 });
    expect(await image(await ada.get(`/files/${id}/thumbnail?size=large`))).toMatchObject({ width: 300, height: 400 });
    expect((await ada.get(`/files/${id}/thumbnail`)).bytes.equals(small.bytes)).toBe(true);
    expect((await eve.get(`/files/${id}/thumbnail`)).status).toBe(404);
    expect((await ada.get(`/files/${id}/thumbnail?size=huge`)).status).toBe(422);
  });
});

describe('a file', () => {
  it('is sent so that a browser runs nothing of it, keeps it for itself, and asks before it shows it again', async () => {
    const id = idOf(await sendScan(pdf(), 'carta d’identità;1.pdf'));
    const answer = await ada.get(`/files/${id}`);
    expect(answer.bytes.equals(pdf())).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf', 'content-length': String(pdf().length), 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache',
      'content-disposition': `attachment; filename="carta didentita_1.pdf"; filename*=UTF-8''carta%20d%E2%80%99identit%C3%A0%3B1.pdf`,
    });
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    const again = await ada.with({ 'if-none-match': String(answer.headers['etag']) }).get(`/files/${id}`);
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    expect((await eve.with({ 'if-none-match': String(answer.headers['etag']) }).get(`/files/${id}`)).status).toBe(404);
  });

  it('is called by a name that any system keeps, and by what it is', async () => {
    const nameOf = async (name: string) => (await sendScan(pdf(), name)).body['name'];
    expect(await nameOf('CON.pdf')).toBe('CON_.pdf');
    expect(await nameOf('')).toBe('No_Name.pdf');
    expect(await nameOf('setup.exe')).toBe('setup.exe.pdf');
    expect(await nameOf(`${'n'.repeat(300)}.pdf`)).toBe(`${'n'.repeat(251)}.pdf`);
  });

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['that is empty', () => Buffer.alloc(0), 'empty-file'],
    ['that is a program', () => Buffer.from('MZ\x90\x00this program cannot be run'), 'wrong-media-type'],
    ['that is a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'wrong-media-type'],
    ['that is a drawing with scripts', svg, 'wrong-media-type'],
    ['that breaks off', () => pdf().subarray(0, 40), 'damaged-file'],
    ['that goes on as something else', () => Buffer.concat([pdf(), Buffer.alloc(2_000, 'PK')]), 'damaged-file'],
    ['that is something else first', () => Buffer.concat([Buffer.from('<html>'), pdf()]), 'wrong-media-type'],
    ['of 11 MB', () => pdf('x'.repeat(11 * 1_024 * 1_024)), 'too-many-bytes'],
    ['that is a picture nobody asked for', () => sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } }).webp().toBuffer(), 'wrong-media-type'],
    ['that is a broken picture', async () => (await photo()).subarray(0, 2_000), 'damaged-file'],
    ['that would unfold to gigabytes', bomb, 'too-many-pixels'],
  ])('%s is refused', async (_, content, reason) => {
    const answer = await sendScan(await content());
    expect(answer).toMatchObject({ status: 422, body: { reason: 'invalid-input' } });
    expect(faultIn(answer)).toMatchObject({ pointer: '/file', reason });
  });

  it('that is two things at once is only the picture afterwards', async () => {
    const answer = await sendScan(Buffer.concat([await png(), Buffer.from('<script>alert(1)</script>PK\x03\x04')]), 'both.png');
    expect(answer.status).toBe(201);
    const { bytes } = await ada.get(`/files/${idOf(answer)}`);
    expect([bytes.includes('script'), bytes.includes('PK')]).toEqual([false, false]);
  });

  it('is not taken without a form, with a broken form, with another field, or for nothing', async () => {
    const path = `/files?field=identificationDocument&entryId=${entries['IdentityProcSetIdentificationDocument']}`;
    const form = { 'content-type': 'multipart/form-data; boundary=form' };
    const raw = (headers: Record<string, string>, body: string) => ada.raw({ method: 'POST', path: `/api${path}`, headers, body });
    expect((await ada.post(path, {})).status).toBe(415);
    expect((await raw({ 'content-type': 'multipart/form-data' }, 'x')).status).toBe(400);
    expect((await raw(form, '--form\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4')).status).toBe(400);
    expect(faultIn(await raw(form, '--form--\r\n'))).toMatchObject({ reason: 'required' });
    expect((await ada.sendFile('/files', pdf())).status).toBe(422);
    expect((await ada.sendFile(`/files?field=nothing&entryId=${entries['IdentityProcSetPicture']}`, pdf())).status).toBe(404);
    expect((await (await server.withPermissions('identity:read')).sendFile(path, pdf())).status).toBe(403);
    expect((await ada.with({ 'x-csrf-token': 'wrong' }).sendFile(path, pdf())).status).toBe(403);
    expect((await server.nobody.sendFile(path, pdf())).status).toBe(401);
    expect((await ada.sendFile('/runs', pdf())).status).toBe(415);
  });

  it('is taken or refused, whatever it is: nothing breaks', async () => {
    const whole = await Promise.all([photo(60, 80), png(), pdf()]);
    const damage = fc.record({ of: fc.constantFrom(...whole), at: fc.nat(4_000), with: fc.uint8Array({ maxLength: 40 }), upTo: fc.nat(8_000) });
    const content = fc.oneof(damage.map((it) => damaged(it.of, it.at, it.with).subarray(0, it.upTo)), fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)));
    const name = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replace(/["\r\n]/g, ''));
    await fc.assert(fc.asyncProperty(content, name, async (bytes, called) => {
      const answers = [await sendScan(bytes, called), await sendPicture(bytes, called)];
      for (const { status } of answers) expect([201, 422]).toContain(status);
    }), { numRuns: 40 });
  });

  it('is not broken by a broken form either', async () => {
    const pieces = fc.constantFrom('--form', '--form--', '\r\n', 'content-disposition: form-data; name="file"', '; filename="a.pdf"', '%PDF-1.4', 'content-type: x/y', ': ', '\u0000', 'name="__proto__"');
    const path = `/api/files?field=identificationDocument&entryId=${entries['IdentityProcSetIdentificationDocument']}`;
    await fc.assert(fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
      const { status } = await ada.raw({ method: 'POST', path, headers: { 'content-type': 'multipart/form-data; boundary=form' }, body: parts.join('') });
      expect([201, 400, 413, 422]).toContain(status);
    }), { numRuns: 60 });
  });

  it('is not taken from somebody who only sends and uses nothing', async () => {
    const hoarder = await server.withPermissions(...ALL);
    await sendScan(pdf(), 'first.pdf', hoarder);
    await server.house.app.get(DataSource).query(`insert into files (id, name, media_type, bytes, sha256, uploaded_by, uploaded_by_name, uploaded_at, loose_since)
      select gen_random_uuid(), name, media_type, bytes, sha256, uploaded_by, uploaded_by_name, uploaded_at, loose_since from files, generate_series(2, 200) where name = 'first.pdf'`);
    expect(await sendScan(pdf(), 'last.pdf', hoarder)).toMatchObject({ status: 429, body: { reason: 'too-many-uploads', details: { max: 200 } } });
    expect((await sendScan(pdf(), 'mine.pdf')).status).toBe(201);
  });

  it('is taken for a field of an open run', async () => {
    const run = await ada.post('/runs', { entryId: entries['IdentityProcSetPicture'], subjectIds: [await somebody()] });
    const path = `/files?field=picture&runId=${idOf(run)}`;
    const picture = idOf(await ada.sendFile(path, await png(), 'a.png'));
    expect((await eve.sendFile(path, await png())).status).toBe(404);
    expect((await ada.put(`/runs/${idOf(run)}/steps/0`, { values: { picture } })).status).toBe(200);
    expect(await ada.post(`/runs/${idOf(run)}/submit`)).toMatchObject({ body: { status: 'done' } });
    expect((await ada.sendFile(path, await png())).status).toBe(409);
  });
});

describe('attachments', () => {
  const attach = (id: string, content = pdf(), who = ada) => who.sendFile(`/objects/${id}/attachments`, content, 'letter.pdf');

  it('are added, listed, read and taken away, and the history says so', async () => {
    const id = await somebody();
    const added = await attach(id);
    expect(added).toMatchObject({ status: 201, body: { name: 'letter.pdf', mediaType: 'application/pdf', bytes: pdf().length, attached: { identity: { name: 'Ada' } } } });
    expect((await eve.get(`/objects/${id}/attachments`)).body).toEqual({ items: [added.body] });
    expect((await eve.get(`/files/${idOf(added)}`)).status).toBe(200);
    expect((await eve.delete(`/objects/${id}/attachments/${idOf(added)}`)).status).toBe(204);
    expect((await ada.get(`/objects/${id}/attachments`)).body).toEqual({ items: [] });
    expect((await eve.delete(`/objects/${id}/attachments/${idOf(added)}`)).status).toBe(404);
    const history = (await ada.get(`/objects/${id}/history`)).body as unknown as { items: { action: string }[] };
    expect(history.items.map(({ action }) => action)).toEqual(expect.arrayContaining(['object.attached', 'object.detached']));
  });

  it('need the permission, and an object that nobody else keeps', async () => {
    const id = await somebody();
    const added = idOf(await attach(id));
    const reader = await server.withPermissions('identity:read');
    expect((await attach(id, pdf(), reader)).status).toBe(403);
    expect((await attach(id, pdf(), await server.withPermissions('identity:attach'))).status).toBe(404);
    await eve.post(`/objects/${id}/lock`);
    expect(await attach(id)).toMatchObject({ status: 409, body: { reason: 'locked-by-another', details: { holder: 'Ada' } } });
    expect((await ada.delete(`/objects/${id}/attachments/${added}`)).status).toBe(409);
    await eve.post(`/objects/${id}/freeze`);
    expect((await attach(id, pdf(), eve)).body).toMatchObject({ reason: 'frozen' });
    expect((await ada.get(`/files/${added}`)).status).toBe(200);
  });

  it('are documents and pictures', async () => {
    const id = await somebody();
    expect(faultIn(await attach(id, svg()))).toMatchObject({ reason: 'wrong-media-type' });
    expect((await attach(id, await photo())).body).toMatchObject({ name: 'letter.pdf.jpg', mediaType: 'image/jpeg' });
  });
});
