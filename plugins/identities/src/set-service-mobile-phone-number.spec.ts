import { rehearse } from '@tessera/plugin-kit';
import fc from 'fast-check';
import { setServiceMobilePhoneNumber } from './set-service-mobile-phone-number.js';

const subjects = [{ state: 'active' as const, attributes: { name: 'Ada' } }];
const set = async (serviceMobilePhoneNumber: string) => rehearse(setServiceMobilePhoneNumber, { subjects, input: { serviceMobilePhoneNumber } });

it.each(['+393331234567', '39', '123456789012345'])('takes %j', async (number) => {
  expect((await set(number)).objects[0]?.attributes['serviceMobilePhoneNumber']).toBe(number);
});

it.each(['00393331234567', '+0393331234', '1', '1234567890123456', '+39 333 1234567', '333-1234567', 'abc', '+393331234567\n', '\u0661\u0662\u0663'])('refuses %j', async (number) => {
  expect((await set(number)).faults).toMatchObject([{ pointer: '/serviceMobilePhoneNumber' }]);
});

it('takes what the rule takes, and nothing else', async () => {
  const close = fc.array(fc.constantFrom('+', '0', '1', '9', '5', ' ', '-', 'a'), { minLength: 1, maxLength: 17 }).map((parts) => parts.join(''));
  await fc.assert(fc.asyncProperty(close, async (number) => {
    const isRight = number.length <= 16 && /^\+?[1-9]\d{1,14}$/.test(number);
    expect((await set(number)).status === 'done').toBe(isRight);
  }), { numRuns: 200 });
});
