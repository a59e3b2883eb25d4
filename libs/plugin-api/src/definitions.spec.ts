import {
  cardProducer, defineCapability, defineConnector, defineFileImport, defineObjectType, definePlugin, defineTask, defineTemplate, defineUseCase,
  isDefiniteRefusal, mailer, mailTransport, notifier, ORDER_PROGRESS, smsSender, smsTransport,
} from './index.js';

const refusal = (name: string) => Object.assign(new Error('no'), { name, reason: 'unknown-layout' });

it('tells a definite no of the outside world from everything else', () => {
  expect(isDefiniteRefusal(refusal('DefiniteRefusal'))).toBe(true);
  expect(isDefiniteRefusal(refusal('TimeoutError'))).toBe(false);
  expect(isDefiniteRefusal({ name: 'DefiniteRefusal', reason: 'unknown-layout' })).toBe(false);
  expect(isDefiniteRefusal(undefined)).toBe(false);
});

it('marks a package with the contract that it was made for', () => {
  expect(definePlugin({})).toEqual({ contract: 1 });
  const parts = { objectTypes: [], useCases: [], alongside: { person: {} } };
  expect(definePlugin(parts)).toEqual({ contract: 1, ...parts });
});

it.each<[string, (declared: never) => unknown]>([
  ['an object type', defineObjectType], ['a use case', defineUseCase], ['a task', defineTask()], ['a connector', defineConnector],
  ['an import of files', defineFileImport], ['a template', defineTemplate],
])('leaves %s as it was declared', (_, define) => {
  const declared = { name: 'anything' };
  expect(define(declared as never)).toBe(declared);
});

it('knows capabilities by their names, which connectors and settings keep', () => {
  expect(defineCapability('carrier')).toEqual({ name: 'carrier' });
  const names = [cardProducer, mailer, smsSender, notifier, mailTransport, smsTransport].map(({ name }) => name);
  expect(names).toEqual(['card-producer', 'mailer', 'sms-sender', 'notifier', 'mail-transport', 'sms-transport']);
  expect(ORDER_PROGRESS).toBe('order-progress');
});
