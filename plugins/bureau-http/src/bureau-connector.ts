import { createHash } from 'node:crypto';
import { cardProducer, defineConnector } from '@tessera/plugin-api';
import { BureauClient } from './bureau-client.js';
import { readEvent } from './bureau-event.js';
import { HttpCardProducer } from './http-card-producer.js';
import { settings, type BureauSettings } from './settings.js';

const MOST_PRODUCERS = 8;
const producers = new Map<string, HttpCardProducer>();

// One client per settings, so that its token and its memory of failures outlive a single call.
function producerFor(values: BureauSettings): HttpCardProducer {
  const name = createHash('sha256').update(JSON.stringify(Object.entries(values).sort())).digest('hex');
  const known = producers.get(name);
  if (known !== undefined) return known;
  const producer = new HttpCardProducer(new BureauClient(values), values);
  const [oldest] = producers.keys();
  if (producers.size >= MOST_PRODUCERS && oldest !== undefined) producers.delete(oldest);
  producers.set(name, producer);
  return producer;
}

/** A card bureau over HTTP. */
export const bureauConnector = defineConnector({
  name: 'bureau-http',
  title: 'Card bureau',
  provides: cardProducer,
  settings,

  connect: producerFor,

  // A new client, because the test is about these settings and not about what failed earlier.
  async test(values: BureauSettings) {
    const producer = new HttpCardProducer(new BureauClient(values), values);
    await producer.layouts();
    await producer.registerWebhook();
  },

  lists: {
    layouts: (values: BureauSettings) => producerFor(values).layouts(),
  },

  receive: (values: BureauSettings, message) => readEvent(values.webhookSecret, message, new Date()),
});
