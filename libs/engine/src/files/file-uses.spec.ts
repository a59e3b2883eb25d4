import { defineObjectType, definePlugin, defineUseCase } from '@tessera/plugin-api';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Actor, FileRecord, Json } from '../index.js';

const another: Actor = { ...anybody, id: '00000000-0000-7000-8000-00000000000b', displayName: 'Bruno Other' };
const photo = { kind: 'image', title: 'Photo', width: { option: 'width' }, height: 400, maxKilobytes: 100 } as const;
const scan = { kind: 'file', title: 'Scan', accept: ['application/pdf', 'image/png'], maxKilobytes: 10 } as const;

const person = defineObjectType({
  name: 'person', title: 'Person', pluralTitle: 'People', group: 'People', permission: 'person:read', label: 'name',
  states: { there: { title: 'There', meaning: 'in-use' }, gone: { title: 'Gone', meaning: 'ended', final: true } },
  attributes: { name: { kind: 'text', title: 'Name', maxLength: 20 }, photo: { ...photo, width: 300 }, scan },
});

const common = { objectType: person, startsAt: ['profile'], permission: 'person:edit', options: {} } as const;
const draw = defineUseCase({
  ...common, symbolicName: 'PersonProcDraw', title: 'Draw', story: 'As an operator I want to draw somebody.', moves: { there: ['there'] },
  options: { width: { kind: 'integer', title: 'Width', min: 10, max: 900, initial: 300 } },
  steps: [{ title: 'How?', fields: { photo: { ...photo, optional: true, begins: 'photo' }, scan: { ...scan, optional: true, begins: 'scan' } } }],
  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'there', { photo: run.input.photo, scan: run.input.scan });
  },
});
const leave = defineUseCase({
  ...common, symbolicName: 'PersonProcLeave', title: 'Leave', story: 'As an operator I want to see somebody off.', moves: { there: ['gone'] }, steps: [],
  async execute(run) {
    for (const one of run.subjects) {
      await run.move(one, 'gone', { photo: undefined, scan: undefined });
      await run.detachAll(one);
    }
  },
});

const PICTURE = { mediaType: 'image/png', bytes: 90 * 1_024, width: 300, height: 400 };

async function opened(options: Json = {}) {
  const house = new MemoryHouse([definePlugin({ objectTypes: [person], useCases: [draw, leave] })]);
  const entries = [await house.switchOn('PersonProcDraw', 'there', options), await house.switchOn('PersonProcLeave', 'there')];
  const [ada = '', eve = ''] = house.stock('person', 'there', [{ name: 'Ada' }, { name: 'Eve' }]);
  const start = (input: Json, id = ada) => house.engine.runs.start(anybody, { entryId: entries[0] ?? '', subjectIds: [id], input });
  const goodbye = () => house.engine.runs.start(anybody, { entryId: entries[1] ?? '', subjectIds: [ada], input: {} });
  const owner = (id: string) => house.files.files.get(id)?.objectId;
  const upload = (file: Partial<FileRecord> = PICTURE, actor = anybody) => house.upload(actor, file);
  return { house, ada, eve, start, goodbye, owner, upload };
}

it('gives an upload to the object in the run, and lets go of the one before', async () => {
  const { house, ada, start, owner, upload } = await opened();
  const [first, second] = [upload(), upload()];
  await start({ photo: first });
  expect(owner(first)).toBe(ada);
  await start({ photo: second });
  expect([owner(first), owner(second)]).toEqual([undefined, ada]);
  await start({ photo: '' });
  expect(owner(second)).toBeUndefined();
  expect(house.objects('person')[0]?.attributes).toEqual({ name: 'Ada' });
});

it('keeps what stands there when the form is sent back as it was', async () => {
  const { ada, start, owner, upload } = await opened();
  const [mine, paper] = [upload(), upload({ bytes: 500 })];
  await start({ photo: mine, scan: paper });
  await start({ photo: mine, scan: paper });
  expect([owner(mine), owner(paper)]).toEqual([ada, ada]);
});

it.each<[string, Partial<FileRecord>, string]>([
  ['another kind of file', { mediaType: 'application/pdf' }, 'wrong-media-type'],
  ['a picture of another size', { ...PICTURE, width: 301 }, 'wrong-dimensions'],
  ['a picture that is too large', { ...PICTURE, bytes: 101 * 1_024 }, 'too-many-bytes'],
])('refuses %s', async (_, file, reason) => {
  const { start, upload } = await opened();
  await expect(start({ photo: upload(file) })).rejects.toMatchObject({ reason: 'invalid-input', faults: [{ pointer: '/input/photo', reason }] });
});

it('takes the size from the option', async () => {
  const { start, owner, upload, ada } = await opened({ width: 200 });
  await expect(start({ photo: upload() })).rejects.toMatchObject({ faults: [{ reason: 'wrong-dimensions', details: { width: 200, height: 400 } }] });
  const narrow = upload({ ...PICTURE, width: 200 });
  await start({ photo: narrow });
  expect(owner(narrow)).toBe(ada);
});

it('takes nobody else’s upload, none that belongs elsewhere, none twice, and none that is gone', async () => {
  const { start, eve, upload } = await opened();
  const unknown = { faults: [{ reason: 'unknown-file' }] };
  await expect(start({ photo: upload(PICTURE, another) })).rejects.toMatchObject(unknown);
  await expect(start({ photo: '00000000-0000-7000-8000-000000000bad' })).rejects.toMatchObject(unknown);
  await expect(start({ photo: 'passport.png' })).rejects.toMatchObject(unknown);
  const both = upload({ ...PICTURE, bytes: 500 });
  await expect(start({ photo: both, scan: both })).rejects.toMatchObject({ reason: 'file-gone' });
  const used = upload();
  await start({ photo: used }, eve);
  await expect(start({ photo: used })).rejects.toMatchObject(unknown);
});

it('lets a deleted object’s files and attachments go with it', async () => {
  const { house, ada, start, goodbye, owner, upload } = await opened();
  const [mine, letter] = [upload(), upload()];
  await start({ photo: mine });
  await house.engine.common.attach(anybody, 'person', ada, letter);
  await goodbye();
  expect([owner(mine), owner(letter)]).toEqual([undefined, undefined]);
  expect(house.objects('person')[0]).toMatchObject({ state: 'gone', attributes: { name: 'Ada' } });
  expect(house.objects('person')[0]?.common?.attachments).toBeUndefined();
});
