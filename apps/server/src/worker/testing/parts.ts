import { createHmac } from 'node:crypto';
import { defineCapability, defineConnector, defineObjectType, definePlugin, defineTask, defineUseCase, mailTransport, smsTransport, type FinishedMail, type FinishedSms } from '@tessera/plugin-api';

/** A partner of tests. */
export interface Printer { print(id: string): Promise<void> }
export const printer = defineCapability<Printer>('printer');

/** What the partner does, and what it was asked. */
export const partner = { prints: [] as string[], fails: 0, connections: 0, lists: 0, isAway: false };

export const badge = defineObjectType({
  name: 'badge', title: 'Badge', pluralTitle: 'Badges', group: 'Cards', permission: 'badge:read', label: 'number',
  states: {
    blank: { title: 'Blank', meaning: 'ready' },
    printed: { title: 'Printed', meaning: 'in-use' },
    torn: { title: 'Torn', meaning: 'stopped', final: true },
  },
  quickFilters: {
    unowned: { title: 'Without account', all: [{ without: 'account' }], permission: 'account:read' },
    unplaced: { title: 'Without position', all: [{ without: 'position' }] },
  },
  attributes: {
    number: { kind: 'text', title: 'Number', maxLength: 20, indexed: true },
    chip: { kind: 'text', title: 'Chip', maxLength: 64, indexed: true },
    secretsRef: { kind: 'text', title: 'Secrets', maxLength: 100, internal: true },
  },
});

const printBadge = defineTask<Readonly<Record<string, string>>>()({
  name: 'badges.print', title: 'Print badge', attempts: 2, objectType: badge, moves: { blank: ['printed', 'torn'] },
  async perform(run) {
    const id = run.payload['id'] ?? '';
    await run.use(printer).print(id);
    await run.commit(async (unit) => {
      for (const one of await unit.load('blank', [id])) await unit.move(one, 'printed');
    });
  },
  async giveUp(run) {
    await run.commit(async (unit) => {
      for (const one of await unit.load('blank', [run.payload['id'] ?? ''])) await unit.move(one, 'torn');
    });
  },
});

const orderBadge = defineUseCase({
  symbolicName: 'BadgesProcOrder', title: 'Order badge', story: 'As an operator I want a badge.', objectType: badge,
  moves: { nothing: ['blank'] }, startsAt: ['quick-search'], permission: 'badge:order', options: {}, tasks: [printBadge],
  steps: [{ title: 'Which?', fields: { chip: { kind: 'text', title: 'Chip', maxLength: 64, optional: true } } }],
  async execute(run) {
    const made = await run.create('blank', { number: '1', chip: run.input.chip });
    run.defer(printBadge, { id: made.id });
  },
});

const encodeBadge = defineUseCase({
  symbolicName: 'BadgesProcEncode', title: 'Encode badge', story: 'As an operator I want a chip.', objectType: badge,
  moves: { printed: ['printed'] }, startsAt: ['profile'], permission: 'badge:encode', options: {},
  steps: [{ title: 'Encode', fields: { encoding: { kind: 'device', title: 'Reader', action: 'encode-card', expects: 'chip' } } }],
  async execute(run) {
    const { chipSerial, secretsRef } = run.input.encoding;
    for (const one of run.subjects) await run.move(one, 'printed', { chip: chipSerial, secretsRef });
  },
});

const tearBadges = defineUseCase({
  symbolicName: 'BadgesProcTear', title: 'Tear badges', story: 'As the house I want order.', objectType: badge,
  moves: { printed: ['torn'] }, startsAt: ['schedule'], permission: 'badge:tear', options: {}, steps: [],
  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'torn');
  },
});

const paintBadges = defineUseCase({
  symbolicName: 'BadgesProcPaint', title: 'Paint badges', story: 'As an operator I want badges in one colour.', objectType: badge,
  moves: { blank: ['blank'] }, startsAt: ['batch'], permission: 'badge:paint', options: {},
  steps: [{ title: 'Colour', fields: { colour: { kind: 'text', title: 'Colour', maxLength: 10 } } }, { title: 'Sure?' }],
  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'blank');
  },
});

const shredBadges = defineUseCase({
  symbolicName: 'BadgesProcShred', title: 'Shred badges', story: 'As an operator I want blank badges to be shredded.', objectType: badge,
  moves: { blank: ['torn'] }, startsAt: ['batch'], permission: 'badge:shred', options: {}, steps: [],
  refusals: { 'is-kept': 'Somebody wants to keep it.' },
  async execute(run) {
    for (const one of run.subjects) {
      if (one.attributes.chip === 'kept') run.refuse('is-kept');
      if (one.attributes.chip === 'broken') throw new Error('the shredder is jammed');
      await run.move(one, 'torn');
    }
  },
});

/** Signs a message as the partner does. */
export const signatureOf = (secret: string, body: string): string => createHmac('sha256', secret).update(body).digest('hex');

const printerConnector = defineConnector({
  name: 'print-shop', title: 'Print shop', provides: printer,
  settings: {
    address: { kind: 'text', title: 'Address', maxLength: 200 },
    apiKey: { kind: 'secret', title: 'Key', maxLength: 100 },
    eventKey: { kind: 'secret', title: 'Key for events', maxLength: 100, optional: true },
  },
  connect() {
    partner.connections++;
    return {
      async print(id: string) {
        if (partner.fails-- > 0) throw new Error('the printer is out of paper');
        partner.prints.push(id);
      },
    };
  },
  async test({ apiKey }) {
    if (partner.isAway) throw new Error('The print shop does not answer.');
    if (apiKey !== 'right') throw new Error('The print shop does not know this key.');
  },
  lists: {
    papers: async () => {
      partner.lists++;
      if (partner.isAway) throw new Error('away');
      return { a4: 'A4' };
    },
  },
  receive: ({ eventKey }, { headers, body }) => {
    if (!eventKey || headers['print-signature'] !== signatureOf(eventKey, body)) return undefined;
    const { id, badgeId } = JSON.parse(body) as { id: string; badgeId: string };
    return { name: 'badge-ready', id, payload: { id: badgeId } };
  },
});

/** A partner that takes mails, and what it does with them. */
export const pigeons = { mails: [] as FinishedMail[], fails: 0, refusal: '' };

const pigeonLoft = defineConnector({
  name: 'pigeon-loft', title: 'Pigeon loft', provides: mailTransport, settings: { roof: { kind: 'text', title: 'Roof', maxLength: 50 } },
  connect: () => ({
    async deliver(mail: FinishedMail) {
      if (pigeons.fails-- > 0) throw new Error('the pigeon came back');
      if (pigeons.refusal) throw Object.assign(new Error(pigeons.refusal), { name: 'DefiniteRefusal', reason: 'no-such-roof' });
      pigeons.mails.push(mail);
    },
  }),
  async test() {},
});

/** A partner that takes short messages. */
export const drum = { beats: [] as FinishedSms[] };

const drumConnector = defineConnector({
  name: 'drum', title: 'Drum', provides: smsTransport, settings: { hill: { kind: 'text', title: 'Hill', maxLength: 50 } },
  connect: () => ({ deliver: async (sms: FinishedSms) => void drum.beats.push(sms) }),
  async test() {},
});

/** A package that opens every door of these rooms. */
export const badges = definePlugin({
  objectTypes: [badge], useCases: [orderBadge, encodeBadge, tearBadges, paintBadges, shredBadges], connectors: [printerConnector, pigeonLoft, drumConnector],
  reactions: [{ capability: 'printer', event: 'badge-ready', task: printBadge }],
});
