import type { Described, Field, Fields } from '@tessera/plugin-api';
import type { Client } from '../../testing/client.js';
import { TestServer } from '../../testing/test-server.js';
import { pdf, png } from '../files/testing/samples.js';
import type { FieldKindList } from './field-kind.models.js';
import { SAMPLES_IN_ITALIAN } from './samples.it-it.js';
import { SAMPLES, type Sample } from './samples/index.js';

type Own<K extends Field['kind']> = Exclude<keyof Extract<Field, { readonly kind: K }>, keyof Described<never>>;

/** Everything that a kind can say about itself: what the contract adds does not compile until it stands here, too. */
const SAID: { readonly [K in Field['kind']]: Readonly<Record<Own<K>, true>> } = {
  text: { kind: true, maxLength: true, pattern: true, numbered: true },
  integer: { kind: true, min: true, max: true },
  boolean: { kind: true },
  date: { kind: true },
  'date-time': { kind: true },
  choice: { kind: true, choices: true, more: true },
  list: { kind: true, of: true, minItems: true, maxItems: true },
  object: { kind: true, objectType: true, inState: true, having: true },
  email: { kind: true },
  phone: { kind: true },
  language: { kind: true },
  file: { kind: true, accept: true, maxKilobytes: true },
  image: { kind: true, width: true, height: true, maxKilobytes: true },
  // The house fills in the choices of roles; no package says them.
  roles: { kind: true, choices: true },
  secret: { kind: true, maxLength: true },
  device: { kind: true, action: true, expects: true },
  stamp: { kind: true },
};
const SAID_BY_ALL: Readonly<Record<keyof Described<never>, true>> = {
  title: true, help: true, optional: true, initial: true, when: true, element: true, indexed: true, unique: true, begins: true, internal: true, sensitive: true, about: true,
};

const kinds = Object.entries(SAMPLES);
const samples = kinds.flatMap(([kind, one]) => one.samples.map((sample) => ({ kind, sample })));
const fieldsOf = ({ fields, options = {} }: Sample): readonly Field[] => [...Object.values(fields), ...Object.values(options)];

let server: TestServer;
let author: Client;
let list: FieldKindList;

beforeAll(async () => {
  server = await TestServer.open({ TESSERA_DEMO: '0' });
  author = await server.withPermissions('plugin:read', 'identity:read');
  list = JSON.parse((await author.get('/field-kinds')).text) as FieldKindList;
}, 60_000);

afterAll(() => server?.close());

it.each(kinds)('shows all that %s can say', (kind, { samples: own }) => {
  const said = new Set(own.flatMap(({ fields }) => Object.values(fields)).filter((field) => field.kind === kind).flatMap((field) => Object.keys(field)));
  const missing = Object.keys(SAID[kind as Field['kind']]).filter((name) => !said.has(name));
  expect(missing).toEqual(kind === 'roles' ? ['choices'] : []);
});

it('shows all that every field can say', () => {
  const said = new Set(samples.flatMap(({ sample }) => fieldsOf(sample)).flatMap((field) => Object.keys(field)));
  expect(Object.keys(SAID_BY_ALL).filter((name) => !said.has(name))).toEqual([]);
});

it('says everything in Italian, and nothing that nobody says any more', () => {
  const words = (field: Field) => [field.title, field.help, ...(field.kind === 'choice' ? Object.values(field.choices) : [])];
  const ofSamples = samples.flatMap(({ sample }) => [sample.title, sample.text, ...fieldsOf(sample).flatMap(words)]);
  const said = new Set([...kinds.flatMap(([, { title, text }]) => [title, text]), ...ofSamples].filter((text) => text !== undefined));
  expect([...said].filter((text) => SAMPLES_IN_ITALIAN[text] === undefined)).toEqual([]);
  expect(Object.keys(SAMPLES_IN_ITALIAN).filter((text) => !said.has(text))).toEqual([]);
});

it('tells authors every kind, resolved as people see it', async () => {
  expect(list.items.map(({ kind }) => kind).sort()).toEqual(Object.keys(SAMPLES).sort());
  const fieldsAt = (kind: string, name: string): Fields | undefined => list.items.find((one) => one.kind === kind)?.samples.find((one) => one.name === name)?.fields;
  expect(fieldsAt('integer', 'bound')).toMatchObject({ amount: { min: 1, max: 5 } });
  expect(fieldsAt('roles', 'plain')).toMatchObject({ roles: { choices: { operator: 'Operator' } } });
  const italian = await author.with({ 'accept-language': 'it-IT' }).get('/field-kinds');
  expect(italian.text).toContain('Numero intero');
});

describe.each(samples)('$kind $sample.name', ({ kind, sample }) => {
  it.each(sample.wrong.map((one) => [one.reason, one] as const))('is told %s', async (reason, { values }) => {
    const answer = await author.post(`/field-kinds/${kind}/${sample.name}/answers`, { values });
    expect(answer).toMatchObject({ status: 422, body: { reason: 'invalid-input', faults: [{ pointer: expect.stringMatching(/^\/values\/\w+$/), reason }] } });
  });
});

it('answers right values with what a use case would read, secrets left out', async () => {
  const check = (at: string, body: object) => author.post(`/field-kinds/${at}/answers`, body);
  expect(await check('list/integers', { values: { reminders: [30, 7] } })).toMatchObject({ status: 200, body: { values: { reminders: [30, 7] } } });
  expect((await check('secret/plain', { values: { apiKey: 'hunter2' } })).text).toBe('{"values":{}}');
  expect(await check('text/when-option', { options: { askForReason: false }, values: {} })).toMatchObject({ status: 200 });
  expect(await check('integer/bound', { options: { largestAmount: 50 }, values: { amount: 40 } })).toMatchObject({ status: 200 });
});

it('draws a sample anew under other options, and refuses options that are none', async () => {
  const draw = (options: object) => author.post('/field-kinds/integer/bound/form', { options });
  expect(await draw({ largestAmount: 50 })).toMatchObject({ status: 200, body: { fields: { amount: { max: 50 } } } });
  expect(await draw({ largestAmount: 0 })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/options/largestAmount', reason: 'too-small' }] } });
  expect(await draw({ least: 1 })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/options/least', reason: 'unknown-field' }] } });
});

it('takes files that are what the field asks for, told by their content, and knows whose they are', async () => {
  const send = (content: Buffer, who = author) => who.sendFile('/field-kinds/file/plain/files', content, 'contract.pdf');
  expect(await send(await png())).toMatchObject({ status: 422, body: { faults: [{ pointer: '/file', reason: 'wrong-media-type' }] } });
  const sent = await send(pdf());
  expect(sent).toMatchObject({ status: 201, body: { mediaType: 'application/pdf' } });
  const values = { contract: sent.body['id'] };
  expect(await author.post('/field-kinds/file/plain/answers', { values })).toMatchObject({ status: 200, body: { values } });
  const portrait = await author.sendFile('/field-kinds/image/plain/files', await png(480, 640), 'me.png');
  expect(portrait).toMatchObject({ status: 201, body: { width: 240, height: 320 } });
  expect((await author.post('/field-kinds/image/plain/answers', { values: { portrait: portrait.body['id'] } })).status).toBe(200);
  const somebodyElse = await server.withPermissions('plugin:read');
  expect(await somebodyElse.post('/field-kinds/file/plain/answers', { values })).toMatchObject({ status: 422, body: { faults: [{ reason: 'unknown-file' }] } });
});

it('knows no other sample and lets nobody else in', async () => {
  expect((await author.post('/field-kinds/text/none/form', { options: {} })).status).toBe(404);
  expect((await author.post('/field-kinds/constructor/plain/answers', { values: {} })).status).toBe(404);
  expect((await author.post('/field-kinds/text/plain/files')).status).toBe(404);
  expect((await (await server.withPermissions('audit:read')).get('/field-kinds')).status).toBe(403);
});
