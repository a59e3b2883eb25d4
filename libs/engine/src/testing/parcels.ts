import { defineCapability, defineConnector, defineObjectType, definePlugin, defineTask, defineUseCase } from '@tessera/plugin-api';

/** An object type for the engine's own tests: something simple with a life of its own. */
export const parcel = defineObjectType({
  name: 'parcel',
  title: 'Parcel',
  pluralTitle: 'Parcels',
  group: 'Post',
  permission: 'parcel:read',
  label: 'number',
  numbering: { series: 'parcels', prefix: 'N-', digits: 4 },
  states: {
    packed: { title: 'Packed', meaning: 'waiting' },
    sent: { title: 'Sent', meaning: 'in-use' },
    lost: { title: 'Lost', meaning: 'stopped', final: true },
  },
  attributes: {
    number: { kind: 'text', title: 'Number', maxLength: 20, numbered: { range: 'parcel', prefix: 'P', digits: 3 }, unique: true, indexed: true },
    weight: { kind: 'integer', title: 'Weight', min: 0, max: 30, indexed: true },
    seal: { kind: 'text', title: 'Seal', maxLength: 20, internal: true },
  },
});

/** A carrier outside. */
export const carrier = defineCapability<{ fetch(key: string, id: string): Promise<void> }>('carrier');

/** The connector that provides it. */
export const carrierConnector = defineConnector({
  name: 'carrier-line',
  title: 'Carrier',
  provides: carrier,
  settings: { secret: { kind: 'secret', title: 'Secret', maxLength: 50 } },
  connect: () => ({ async fetch() {} }),
  async test() {},
});

/** Asks the carrier to fetch a parcel. */
export const fetchParcel = defineTask<{ readonly id: string }>()({
  name: 'parcels.fetch',
  title: 'Fetch parcel',
  attempts: 3,
  objectType: parcel,
  moves: { sent: ['sent', 'lost'] },
  async perform(run) {
    await run.use(carrier).fetch(run.key, run.payload.id);
    await run.commit(async (unit) => {
      for (const one of await unit.load('sent', [run.payload.id])) await unit.move(one, 'sent', { seal: 'fetched' });
    });
  },
  async giveUp(run) {
    await run.commit(async (unit) => {
      for (const one of await unit.load('sent', [run.payload.id])) await unit.move(one, 'lost');
    });
  },
});

/** Something happened at the carrier's. */
export const carrierCalled = defineTask<Readonly<Record<string, string>>>()({
  name: 'parcels.carrier-called',
  title: 'Answer the carrier',
  attempts: 3,
  objectType: parcel,
  moves: {},
  async perform() {},
  async giveUp() {},
});

/** Packs parcels. */
export const pack = defineUseCase({
  symbolicName: 'ParcelsProcPack',
  title: 'Pack parcels',
  story: 'As an operator I want to pack parcels.',
  objectType: parcel,
  moves: { nothing: ['packed'] },
  startsAt: ['quick-search', 'schedule'],
  permission: 'parcel:pack',
  options: {
    most: { kind: 'integer', title: 'Most', min: 1, max: 100_000, initial: 9 },
    askWeight: { kind: 'boolean', title: 'Ask for the weight', initial: false },
  },
  steps: [
    { title: 'How many?', fields: { amount: { kind: 'integer', title: 'Amount', min: 1, max: { option: 'most' }, initial: 1 } } },
    { title: 'How heavy?', when: { option: 'askWeight', is: true }, fields: { weight: { kind: 'integer', title: 'Weight', min: 0, max: 30 } } },
  ],
  inBackground: { field: 'amount', above: 100 },
  outcomes: { packed: 'Packed: {count}.' },
  async execute(run) {
    for (let made = 0; made < run.input.amount; made++) await run.create('packed', { weight: run.input.weight });
  },
});

/** Sends parcels; a parcel of 13 is refused, one of 29 breaks the use case. */
export const send = defineUseCase({
  symbolicName: 'ParcelsProcSend',
  title: 'Send parcels',
  story: 'As an operator I want to send parcels.',
  objectType: parcel,
  moves: { packed: ['sent'] },
  startsAt: ['profile', 'batch', 'schedule'],
  permission: 'parcel:send',
  options: {},
  steps: [],
  refusals: { 'unlucky-weight': 'Nobody carries {weight} kilograms.' },
  tasks: [fetchParcel],
  async execute(run) {
    for (const one of run.subjects) {
      const { weight = 1 } = one.attributes;
      if (weight === 13) run.refuse('unlucky-weight', { weight });
      if (weight === 29) throw new TypeError('the scales are broken');
      await run.move(one, 'sent', { seal: 'red' });
    }
  },
});

/** Opens a parcel with a device on the desk. */
export const label = defineUseCase({
  symbolicName: 'ParcelsProcLabel',
  title: 'Label parcel',
  story: 'As an operator I want to label a parcel.',
  objectType: parcel,
  moves: { packed: ['packed'] },
  startsAt: ['profile'],
  permission: 'parcel:label',
  options: {},
  steps: [{ title: 'Label', fields: { printer: { kind: 'device', title: 'Printer', action: 'print', expects: 'number' } } }],
  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'packed', { seal: run.input.printer.secretsRef });
  },
});

/** The package of all that. */
export const parcels = definePlugin({
  objectTypes: [parcel],
  useCases: [pack, send, label],
  tasks: [carrierCalled],
  reactions: [
    { objectType: 'parcel', reaches: 'sent', task: fetchParcel },
    { capability: 'carrier', event: 'called', task: carrierCalled },
  ],
  connectors: [carrierConnector],
});
