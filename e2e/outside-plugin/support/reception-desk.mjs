// A reception desk of somebody else: a process of its own that keeps badges and says when visitors arrive.
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const SECRET = process.env.DESK_SECRET ?? '';
const STOLEN = 'FFFF-FFFF';
const badges = new Map();
const ended = [];
let calls = 0;

const announced = (key, body) => badges.get(key) ?? { badgeNumber: `B-${String(badges.size + 1).padStart(4, '0')}`, ...body };

// The first time it takes the visitor and drops the line: whoever asks again with the same key gets the same badge.
function announce(request, body, response) {
  if (body.code === STOLEN) return answer(response, 409, { refused: 'stolen' });
  const key = request.headers['idempotency-key'];
  const isFirst = !badges.has(key);
  badges.set(key, announced(key, body));
  if (isFirst && badges.size === 1) return void response.destroy();
  answer(response, 200, badges.get(key));
}

async function arrive({ badgeNumber, to }, response) {
  const body = JSON.stringify({ id: randomUUID(), badgeNumber });
  const sign = (secret) => createHmac('sha256', secret).update(body).digest('hex');
  const tell = async (secret) => (await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json', 'x-desk-signature': sign(secret) }, body })).status;
  answer(response, 200, { forged: await tell('somebody else'), genuine: await tell(SECRET) });
}

function answer(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function handle(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
  const [, first, number, last] = new URL(request.url, 'http://desk').pathname.split('/');
  if (first === 'ledger') return answer(response, 200, { badges: [...badges.values()], ended, calls });
  if (first === 'arrivals') return arrive(body, response);
  if (request.headers.authorization !== `Bearer ${SECRET}`) return answer(response, 401, { error: 'who are you?' });
  calls++;
  if (first === 'doors') return answer(response, 200, { garden: 'Garden door', court: 'Court door' });
  if (first === 'badges' && last === 'end') return answer(response, 200, { ended: ended.push(decodeURIComponent(number)) });
  if (first === 'badges') return announce(request, body, response);
  return answer(response, 404, {});
}

const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()));
server.listen(Number(process.env.DESK_PORT), '127.0.0.1', () => console.log('reception desk listening'));
