import type { AnyUseCase } from '@tessera/plugin-api';
import { Conflict } from '../errors.js';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Json } from '../model.js';
import { parcels, send } from '../testing/parcels.js';
import { isCron } from './cron.js';
import { fitting } from './draft.js';
import { lifeCycle } from './life-cycle.js';
import { Rules } from './rules.js';
import { optionsText } from './sentences.js';

const sending = { useCase: 'ParcelsProcSend', enabled: true, options: {} };
const packing = { useCase: 'ParcelsProcPack', enabled: true, options: {} };
const draft = (place: string, entries: readonly (typeof sending & { id?: string; cron?: string })[]) => ({ objectType: 'parcel', place, entries });

it('offers only what fits', () => {
  const { catalogue } = new MemoryHouse([parcels]);
  expect(fitting(catalogue, 'parcel', 'new').map((one) => one.title)).toEqual(['Pack parcels']);
  expect(fitting(catalogue, 'parcel', 'packed').map((one) => one.title)).toEqual(['Send parcels', 'Label parcel']);
  expect(fitting(catalogue, 'parcel', 'lost')).toEqual([]);
});

it('names every fault of a draft', async () => {
  const { engine } = new MemoryHouse([parcels]);
  const entries = [
    { ...sending, useCase: 'Nonsense' },
    { ...packing },
    { ...sending, cron: '61 * * * *' },
    { ...sending, id: 'not-mine' },
    { ...sending, options: { colour: 'red' } },
  ];
  await expect(engine.processLists.save(anybody, draft('packed', entries), 0)).rejects.toMatchObject({
    faults: [
      { pointer: '/entries/0/useCase', reason: 'unknown-use-case' },
      { pointer: '/entries/1/useCase', reason: 'does-not-fit' },
      { pointer: '/entries/2/cron', reason: 'not-a-cron-line' },
      { pointer: '/entries/3/id', reason: 'unknown-entry' },
      { pointer: '/entries/4/options/colour', reason: 'unknown-field' },
    ],
  });
});

it('checks options like answers', async () => {
  const { engine } = new MemoryHouse([parcels]);
  await expect(engine.processLists.save(anybody, draft('new', [{ ...packing, options: { most: 0 } }]), 0)).rejects.toMatchObject({
    faults: [{ pointer: '/entries/0/options/most', reason: 'too-small' }],
  });
});

it('tells the second of two administrators, with the present list', async () => {
  const { engine } = new MemoryHouse([parcels]);
  await engine.processLists.save(anybody, draft('packed', [sending]), 0);
  const second = engine.processLists.save(anybody, draft('packed', []), 0);
  await expect(second).rejects.toThrow(Conflict);
  await expect(second).rejects.toMatchObject({ current: { revision: 1, entries: [{ useCase: 'ParcelsProcSend' }] } });
});

it('is effective at once', async () => {
  const house = new MemoryHouse([parcels]);
  const { processLists } = house.engine;
  const before = await processLists.at();
  await house.switchOn('ParcelsProcSend', 'packed');
  expect(before.list('parcel', 'packed').entries).toEqual([]);
  expect((await processLists.at()).list('parcel', 'packed').entries).toHaveLength(1);
  expect(await processLists.at(before.revision)).toBe(await processLists.at());
});

it('warns of what can never run', async () => {
  const house = new MemoryHouse([parcels]);
  await house.switchOn('ParcelsProcSend', 'packed');
  const warnings = await house.engine.processLists.warnings('parcel');
  expect(warnings.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'entry-never-runs packed',
    'state-unreachable packed',
    'state-unreachable sent',
    'state-unreachable lost',
  ]);
  await house.switchOn('ParcelsProcPack', 'new');
  expect(await house.engine.processLists.warnings('parcel')).toEqual([]);
});

it('reads options that were stored as another kind of value as the use case wants them today', () => {
  const hours = { kind: 'list', title: 'Hours', of: { kind: 'integer', min: 0, max: 23 }, minItems: 0, maxItems: 9, initial: [8] };
  const timed = { ...send, options: { hours }, migrateOptions: ({ hours: text }: Json) => ({ hours: String(text).split(',').map(Number) }) } as unknown as AnyUseCase;
  const { catalogue } = new MemoryHouse([{ ...parcels, useCases: [timed] }]);
  const rules = new Rules(catalogue, 1, [{ objectType: 'parcel', place: 'packed', revision: 1, entries: [{ ...sending, id: 'old', options: { hours: '7,9' } }] }]);
  expect(rules.list('parcel', 'packed').entries[0]?.options).toEqual({ hours: [7, 9] });
  expect(rules.entry('old')?.entry.options).toEqual({ hours: [7, 9] });
  expect(optionsText(catalogue, timed, { hours: [7, 9] }, 'en-US')).toBe('Hours: 7, 9');
});

it('says when switching it on that what asks for a file is for one object at a time', async () => {
  const scan = {
    ...send,
    symbolicName: 'ParcelsProcScan',
    options: { withScan: { kind: 'boolean', title: 'With a scan', initial: true } },
    steps: [{ title: 'Scan', when: { option: 'withScan', is: true }, fields: { scan: { kind: 'file', title: 'Scan', accept: ['application/pdf'], maxKilobytes: 100 } } }],
  } as AnyUseCase;
  const house = new MemoryHouse([{ ...parcels, useCases: [...(parcels.useCases ?? []), scan] }]);
  const entries = (withScan: boolean) => [{ useCase: 'ParcelsProcScan', enabled: true, options: { withScan } }];
  const warned = async (withScan: boolean) => (await house.engine.processLists.preview(draft('packed', entries(withScan)))).warnings.map(({ kind }) => kind);
  expect(await warned(true)).toContain('one-at-a-time');
  expect(await warned(false)).not.toContain('one-at-a-time');
  const entryId = await house.switchOn('ParcelsProcScan', 'packed');
  const offered = async (startPoint: 'batch' | 'profile') => (await house.engine.gate.actions(anybody, { objectType: 'parcel', place: 'packed', startPoint })).map(({ batch }) => batch);
  expect([await offered('batch'), await offered('profile')]).toEqual([[], [false]]);
  const [id = ''] = house.stock('parcel', 'packed', [{ number: 'P1' }]);
  await expect(house.engine.batches.start(anybody, { entryId, selection: { ids: [id] }, input: {} })).rejects.toMatchObject({ reason: 'not-in-batch' });
});

it('says before saving what is taken away from whom', async () => {
  const house = new MemoryHouse([parcels]);
  await house.switchOn('ParcelsProcSend', 'packed');
  const preview = await house.engine.processLists.preview(draft('packed', []));
  expect(preview.takesAway).toBe(true);
  const [effect] = preview.effects;
  expect(effect && house.catalogue.translate(effect.text, 'en-US', effect.details)).toBe('"Send parcels" is no longer offered here. Runs that are open end with a refusal.');
  expect(effect && house.catalogue.translate(effect.text, 'it-IT', effect.details)).toContain('non è più offerto qui');
});

it('draws the life cycle with what is on', async () => {
  const house = new MemoryHouse([parcels]);
  await house.switchOn('ParcelsProcPack', 'new');
  const edges = lifeCycle(house.catalogue, await house.engine.processLists.at(), 'parcel');
  expect(edges.filter((edge) => !edge.system).map(({ from, to, enabled }) => `${from}>${to} ${enabled}`)).toEqual(['nothing>packed true', 'packed>sent false', 'packed>packed false']);
});

it('names moves that tasks make by the title of the task', async () => {
  const house = new MemoryHouse([parcels]);
  const edges = lifeCycle(house.catalogue, await house.engine.processLists.at(), 'parcel');
  expect(edges.find((edge) => edge.useCase === 'parcels.fetch')).toMatchObject({ title: 'Fetch parcel', system: true });
});

it('writes options as a sentence, those that were never stored with their initial value', () => {
  const { catalogue } = new MemoryHouse([parcels]);
  expect(optionsText(catalogue, catalogue.useCase('ParcelsProcPack'), { most: 9, askWeight: true }, 'en-US')).toBe('Most: 9; Ask for the weight: on');
  expect(optionsText(catalogue, catalogue.useCase('ParcelsProcPack'), { askWeight: true }, 'en-US')).toMatch(/^Most: \d+; Ask for the weight: on$/);
});

it.each(['* * * * *', '*/5 * * * *', '0 6 * * 1-5', '0,30 8-18/2 1 1 0', '0 0 29 2 *', '0 0 31 2 1', '0 0 31 */3 *'])('takes %s for a cron line', (line) => expect(isCron(line)).toBe(true));
it.each(['', '* * * *', '60 * * * *', '* 24 * * *', '*/0 * * * *', '5-1 * * * *', '* * * * * *', 'a * * * *', '0 0 31 2 *', '0 0 31 2,4-4,6 *', '0 0 30 2 *'])('does not take "%s" for a cron line', (line) => expect(isCron(line)).toBe(false));
