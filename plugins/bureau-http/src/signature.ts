import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_SECONDS = 300;
const FORM = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** Whether the bureau signed this body with our secret, not long ago. */
export function isGenuine(secret: string, signature: string | undefined, body: string, now: Date): boolean {
  const [, time, given] = FORM.exec(signature ?? '') ?? [];
  if (time === undefined || given === undefined) return false;
  const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest();
  const isFresh = Math.abs(now.getTime() / 1000 - Number(time)) <= TOLERANCE_SECONDS;
  return timingSafeEqual(expected, Buffer.from(given, 'hex')) && isFresh;
}
