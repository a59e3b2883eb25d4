import { ORDER_PROGRESS, type OutsideEvent, type OutsideMessage } from '@tessera/plugin-api';
import { isJson, textIn } from './answer.js';
import { isGenuine } from './signature.js';

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What a message of the bureau says; nothing when it is not genuine or not readable. */
export function readEvent(secret: string | undefined, { headers, body }: OutsideMessage, now: Date): OutsideEvent | undefined {
  if (!secret || !isGenuine(secret, headers['bureau-signature'], body, now)) return undefined;
  const message = parse(body);
  const data = isJson(message) ? message['data'] : undefined;
  if (!isJson(message) || !isJson(data)) return undefined;
  const id = textIn(message, 'id');
  const orderId = textIn(data, 'orderId');
  if (id === undefined || orderId === undefined) return undefined;
  return { name: ORDER_PROGRESS, id, payload: { orderId, key: textIn(data, 'key') ?? '', status: textIn(data, 'status') ?? '' } };
}
