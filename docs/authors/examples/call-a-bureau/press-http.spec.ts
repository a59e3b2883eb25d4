import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pressHttp } from './press-http.js';

const orders = new Map<string, string>();
const server = createServer((request, response) => {
  const key = decodeURIComponent(request.url?.split('/')[2] ?? '');
  if (request.headers.authorization !== 'Bearer right') return response.writeHead(401).end();
  if (request.url === '/papers') return response.end(JSON.stringify({ thick: 'Thick paper' }));
  if (request.method === 'PUT') orders.set(key, orders.get(key) ?? `order ${orders.size + 1}`);
  const orderId = orders.get(key);
  return orderId ? response.end(JSON.stringify({ orderId })) : response.writeHead(204).end();
});

let address = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

it('prints once for each key, and knows what was placed', async () => {
  const press = pressHttp.connect({ address, apiKey: 'right' });
  const order = { key: 'run 1/a', paper: 'thick', permits: ['1'] };
  expect(await press.print(order)).toEqual(await press.print(order));
  expect(await press.cancel(order.key)).toEqual({ orderId: 'order 1' });
  expect(await press.cancel('another key')).toBeUndefined();
});

it('lists papers, and says what to mend', async () => {
  expect(await pressHttp.lists?.['papers']?.({ address, apiKey: 'right' })).toEqual({ thick: 'Thick paper' });
  await expect(pressHttp.test({ address, apiKey: 'wrong' })).rejects.toThrow('Enter the key that it gave you');
});

it('believes nobody else', () => {
  const body = JSON.stringify({ id: 'event 1', orderId: 'order 1' });
  const signature = createHmac('sha256', 'right').update(body).digest('hex');
  const receive = (text: string) => pressHttp.receive?.({ address, apiKey: 'right' }, { headers: { 'x-signature': signature }, body: text });
  expect(receive(body)).toEqual({ name: 'printed', id: 'event 1', payload: { orderId: 'order 1' } });
  expect(receive(`${body} `)).toBeUndefined();
});
