import { cardProducer, mailer, mailTransport, notifier, smsSender, smsTransport } from '@tessera/plugin-api';
import type { Capability, CardProducer, FinishedMail, FinishedSms, Mail, Mailer, MailTransport, Notifier, PersonNotice, ProducedCard, ProductionOrder, SmsSender, SmsTransport } from '@tessera/plugin-api';
import { fakeCapability } from './fake-capability.js';
import type { Fake } from './fake-capability.js';

/** A fake that keeps one message per key, as the real one does. */
export interface FakePost<C, M> extends Fake<C> {
  /** The messages, each key once. */
  readonly messages: readonly M[];
}

/** The house's mailer: takes a mail once per key. */
export const fakeMailer = (): FakePost<Mailer, Mail> => oncePerKey<Mailer, Mail>(mailer, (keep) => ({ send: keep }));

/** The house's sender of short messages: takes one once per key. */
export const fakeSmsSender = (): FakePost<SmsSender, Mail> => oncePerKey<SmsSender, Mail>(smsSender, (keep) => ({ send: keep }));

/** The house's notifier: takes a notice once per key. */
export const fakeNotifier = (): FakePost<Notifier, PersonNotice> => oncePerKey<Notifier, PersonNotice>(notifier, (keep) => ({ notify: keep }));

/** A mail server that recognises a mail by its key. */
export const fakeMailTransport = (): FakePost<MailTransport, FinishedMail> => oncePerKey<MailTransport, FinishedMail>(mailTransport, (keep) => ({ deliver: keep }));

/** A gateway for short messages that recognises one by its key. */
export const fakeSmsTransport = (): FakePost<SmsTransport, FinishedSms> => oncePerKey<SmsTransport, FinishedSms>(smsTransport, (keep) => ({ deliver: keep }));

type Keep<M> = (message: M) => void;

function oncePerKey<C extends object, M extends { readonly key: string }>(capability: Capability<C>, partner: (keep: Keep<M>) => Parameters<typeof fakeCapability<C>>[1]): FakePost<C, M> {
  const messages: M[] = [];
  const keep: Keep<M> = (message) => {
    if (!messages.some(({ key }) => key === message.key)) messages.push(message);
  };
  return withMore(fakeCapability(capability, partner(keep)), { messages });
}

/** A bureau in memory that keeps its promises about keys. */
export interface FakeCardProducer extends Fake<CardProducer> {
  /** What was ordered, each key once. */
  readonly orders: readonly ProductionOrder[];
  /** The bureau says something new about all cards of an order: `in-production`, `produced`, `shipped`, `failed`. */
  progress(orderId: string, status: string, readouts?: ProducedCard['readouts']): void;
}

/** A card bureau: one order per key, closed keys stay closed, and it says of orders what `progress` told last. */
export function fakeCardProducer(): FakeCardProducer {
  const orders: ProductionOrder[] = [];
  const closed = new Set<string>();
  const withKey = (key: string) => orders.find((order) => order.key === key);
  const fake = fakeCapability(cardProducer, {
    order({ key, cards }) {
      if (closed.has(key)) throw Object.assign(new Error('the key is closed'), { name: 'DefiniteRefusal', reason: 'key-closed' });
      if (!withKey(key)) orders.push({ orderId: `B-${orders.length + 1}`, key, status: 'accepted', cards: cards.map(({ cardId }) => ({ cardId, status: 'accepted' })) });
      return { orderId: withKey(key)?.orderId ?? '' };
    },
    close(key) {
      if (!withKey(key)) closed.add(key);
      return withKey(key);
    },
    statuses: (orderIds) => orders.filter(({ orderId }) => orderIds.includes(orderId)),
  });
  const progress = (orderId: string, status: string, readouts?: ProducedCard['readouts']) => {
    const index = orders.findIndex((order) => order.orderId === orderId);
    const order = orders[index];
    if (order) orders[index] = { ...order, status, cards: order.cards.map(({ cardId }) => ({ cardId, status, ...(readouts && { readouts }) })) };
  };
  return withMore(fake, { orders, progress });
}

// Not spread: what a fake counts has to stay alive.
function withMore<F extends object, M extends object>(fake: F, more: M): F & M {
  return Object.assign(fake, more);
}
