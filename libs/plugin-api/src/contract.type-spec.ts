// Checked by the compiler alone: each expected error below is a promise of the contract.
import type { IntegerListField } from './index.js';
import { defineCapability, defineObjectType, definePlugin, defineTask, defineUseCase } from './index.js';

const badge = defineObjectType({
  name: 'badge',
  title: 'Badge',
  pluralTitle: 'Badges',
  group: 'Cards',
  permission: 'badge:read',
  label: 'number',
  states: {
    blank: { title: 'Blank', meaning: 'ready' },
    worn: { title: 'Worn', meaning: 'in-use' },
    torn: { title: 'Torn', meaning: 'stopped', final: true },
  },
  attributes: {
    number: { kind: 'text', title: 'Number', maxLength: 10, indexed: true },
    colour: { kind: 'choice', title: 'Colour', choices: { red: 'Red', blue: 'Blue' } },
  },
});

const printer = defineCapability<{ print(copies: number): Promise<void> }>('printer');

const printBadge = defineTask<{ readonly badgeId: string }>()({
  name: 'badges.print',
  title: 'Print badge',
  attempts: 3,
  objectType: badge,
  moves: { blank: ['torn'] },
  async perform(run) {
    await run.use(printer).print(1);
    // @ts-expect-error the capability's own types are checked
    await run.use(printer).print('one');
    await run.commit(async (unit) => {
      for (const one of await unit.load('blank', [run.payload.badgeId])) await unit.move(one, 'torn');
      // @ts-expect-error this task declares no move out of `worn`
      await unit.load('worn', [run.payload.badgeId]);
    });
    // @ts-expect-error the payload has no such member
    void run.payload.badge;
  },
  async giveUp() {},
});

// @ts-expect-error a task without a title: nobody could read what has failed
export const untitled = defineTask<object>()({ name: 'badges.untitled', attempts: 1, objectType: badge, moves: {}, async perform() {}, async giveUp() {} });

export const wearBadge = defineUseCase({
  symbolicName: 'BadgesProcWear',
  title: 'Wear badge',
  story: 'As an operator I want to hand out a badge.',
  objectType: badge,
  moves: { nothing: ['blank'], blank: ['worn'] },
  startsAt: ['profile'],
  permission: 'badge:wear',
  options: {
    days: { kind: 'integer', title: 'Days', min: 1, max: 30, initial: 14 },
    colour: { kind: 'choice', title: 'Colour', choices: { red: 'Red', blue: 'Blue' }, initial: 'red' },
  },
  steps: [
    { title: 'Why?', fields: { reason: { kind: 'text', title: 'Reason', maxLength: 20, optional: true } } },
    { title: 'Who?', fields: { photo: { kind: 'image', title: 'Photo', width: 300, height: { option: 'days' }, maxKilobytes: 2_048 } } },
    { title: 'When?', fields: { hours: { kind: 'list', title: 'Hours', of: { kind: 'integer', min: 0, max: 23 }, minItems: 1, maxItems: 3 } } },
    { title: 'Words?', fields: { words: { kind: 'list', title: 'Words', of: { kind: 'text', maxLength: 9 }, minItems: 0, maxItems: 3, optional: true } } },
    { title: 'How many?', fields: { amount: { kind: 'integer', title: 'Amount', min: 1, max: { option: 'days' } } } },
  ],
  tasks: [printBadge],
  async execute(run) {
    const days: number = run.options.days;
    const colour: 'red' | 'blue' = run.options.colour;
    const amount: number = run.input.amount;
    const photo: string = run.input.photo;
    const hours: readonly number[] = run.input.hours;
    const words: readonly string[] | undefined = run.input.words;
    void [days, colour, amount, photo, hours, words];
    // @ts-expect-error a list of whole numbers holds no texts
    const named: readonly string[] = run.input.hours;
    void named;
    // @ts-expect-error an optional answer may be missing
    const reason: string = run.input.reason;
    void reason;
    // @ts-expect-error nobody asked that
    void run.input.height;
    await run.create('blank', { number: '1', colour: 'red' });
    // @ts-expect-error creation into `worn` is not declared
    await run.create('worn', {});
    // @ts-expect-error no such choice
    await run.create('blank', { colour: 'green' });
    for (const subject of run.subjects) {
      await run.move(subject, 'worn', { number: '2' });
      // @ts-expect-error from `blank` only `worn` is declared
      await run.move(subject, 'torn');
    }
    run.defer(printBadge, { badgeId: run.id });
    // @ts-expect-error the payload is checked
    run.defer(printBadge, { badge: run.id });
    // @ts-expect-error no outside call inside a transaction
    run.use(printer);
  },
});

// A list of whole numbers begins with whole numbers.
const hours: IntegerListField = { kind: 'list', title: 'Hours', of: { kind: 'integer', min: 0, max: 23 }, minItems: 1, maxItems: 3, initial: [8] };
// @ts-expect-error and not with texts
void ({ ...hours, initial: ['eight'] } satisfies IntegerListField);

defineUseCase({
  symbolicName: 'BadgesProcLend',
  title: 'Lend badge',
  story: 'As an operator I want to lend a badge.',
  objectType: badge,
  moves: { blank: ['worn'] },
  startsAt: ['profile'],
  // @ts-expect-error `days` is no question for an object
  alsoFrom: { field: 'days', search: 'Search badge', confirm: 'Lend it?' },
  permission: 'badge:lend',
  options: {},
  steps: [
    { title: 'Who?', fields: { wearer: { kind: 'object', title: 'Wearer', objectType: 'person' } } },
    { title: 'How long?', fields: { days: { kind: 'integer', title: 'Days', min: 1, max: 9 } } },
  ],
  async execute() {},
});

defineUseCase({
  symbolicName: 'BadgesProcBurn',
  title: 'Burn badge',
  story: 'As an operator I want to burn a badge.',
  objectType: badge,
  // @ts-expect-error the object type has no state `burnt`
  moves: { blank: ['burnt'] },
  startsAt: ['profile'],
  permission: 'badge:burn',
  options: {},
  steps: [],
  async execute() {},
});

defineUseCase({
  symbolicName: 'BadgesProcPaint',
  title: 'Paint badge',
  story: 'As an operator I want to paint a badge.',
  objectType: badge,
  moves: { blank: ['blank'] },
  startsAt: ['profile'],
  permission: 'badge:paint',
  // @ts-expect-error the set of field kinds is closed
  options: { shade: { kind: 'rainbow', title: 'Shade' } },
  steps: [],
  async execute() {},
});

defineUseCase({
  symbolicName: 'BadgesProcScan',
  title: 'Scan badge',
  story: 'As an operator I want to keep a scan of a badge.',
  objectType: badge,
  moves: { blank: ['blank'] },
  startsAt: ['profile'],
  permission: 'badge:scan',
  options: {},
  // @ts-expect-error pictures that carry scripts are no media type of the house
  steps: [{ title: 'Which?', fields: { scan: { kind: 'file', title: 'Scan', accept: ['image/svg+xml'], maxKilobytes: 10 } } }],
  async execute() {},
});

export const badges = definePlugin({ objectTypes: [badge], useCases: [wearBadge] });
