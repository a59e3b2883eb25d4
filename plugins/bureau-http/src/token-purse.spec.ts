import { TokenPurse } from './token-purse.js';

function purseOf(lifeMs: number): { purse: TokenPurse; fetched: () => number } {
  let fetched = 0;
  const purse = new TokenPurse(async () => ({ accessToken: `token ${++fetched}`, expires: Date.now() + lifeMs }));
  return { purse, fetched: () => fetched };
}

it('fetches one token for many who ask at once', async () => {
  const { purse, fetched } = purseOf(60_000);
  expect(new Set(await Promise.all([purse.get(), purse.get(), purse.get()]))).toEqual(new Set(['token 1']));
  expect(fetched()).toBe(1);
});

it('renews a token shortly before its end', async () => {
  const { purse } = purseOf(100);
  expect(await purse.get()).toBe('token 1');
  await new Promise((resolve) => setTimeout(resolve, 85));
  expect(await purse.get()).toBe('token 2');
});

it('forgets a token that was not taken, but not a newer one', async () => {
  const { purse } = purseOf(60_000);
  const first = await purse.get();
  purse.forget(first);
  expect(await purse.get()).toBe('token 2');
  purse.forget(first);
  expect(await purse.get()).toBe('token 2');
});

it('asks again after a failure', async () => {
  let fails = true;
  const purse = new TokenPurse(async () => {
    if (fails) throw new Error('no connection');
    return { accessToken: 'token', expires: Date.now() + 1000 };
  });
  await expect(purse.get()).rejects.toThrow('no connection');
  fails = false;
  expect(await purse.get()).toBe('token');
});
