import { ask } from '../../support/database.ts';
import { expectStatus, PASSWORD } from '../../support/house.ts';
import { ground, newMember, signIn, type Member } from './ground.ts';

const OFF = { maxAttempts: 0, disabledMinutes: 0, resetMinutes: 0, inactiveDays: 0, maxSessions: 0, internalSignIn: true };

let made = 0;

/** Gives somebody rules of their own for the account or the password. */
async function give({ id }: Member, kind: 'account' | 'password', rules: object): Promise<void> {
  const { admin } = ground();
  const name = `Rules ${++made}`;
  const { body } = await expectStatus(admin.post<Record<string, { id: string; name: string }[]>>(`/admin/criteria/${kind}`, { name, ...rules }), 201);
  const criteria = body[kind]?.find((one) => one.name === name)?.id;
  await expectStatus(admin.send('PATCH', `/admin/accounts/${id}`, { [`${kind}Criteria`]: criteria }), 200);
}

// Time passes by what is written down having happened earlier.
const earlier = ({ id }: Member, column: string, minutes: number) =>
  ask(ground().house.postgres, `update accounts set ${column} = ${column} - make_interval(mins => $2) where id = $1`, [id, minutes]);

async function wrong({ userName }: Member, times: number): Promise<void> {
  for (let time = 0; time < times; time++) expect((await signIn(userName, 'wrong')).status).toBe(401);
}

const enters = async ({ userName }: Member): Promise<boolean> => (await signIn(userName, PASSWORD)).status === 201;

/** Changes the password again and again; answers what was wrong with each. */
async function changes({ client }: Member, wanted: readonly string[]): Promise<readonly string[]> {
  const ends: string[] = [];
  let present = PASSWORD;
  for (const newPassword of wanted) {
    const { status, body } = await client.put<{ reason: string; faults?: { reason: string }[] }>('/me/password', { currentPassword: present, newPassword });
    if (status === 200) present = newPassword;
    ends.push(status === 200 ? 'changed' : (body.faults?.[0]?.reason ?? body.reason));
  }
  return ends;
}

/** Checks 14 and 15: passwords and accounts. */
export function accounts(): void {
  const strict = { complexity: true, minLength: 8, history: 0, maxAgeDays: 0, minAgeDays: 0 };

  it('14. a complex password of Mario De Rossi has no word of his name but "De", no user name, eight characters and three kinds of them', async () => {
    const mario = await newMember('m.rossi');
    await give(mario, 'password', strict);
    const wanted = ['xMARIO-42-abc', 'Trossi-42-abc', 'Ab1-m.Rossi-x', 'Ab1-xyz', 'abcdefgh12', 'De-Luna-42x'];
    expect(await changes(mario, wanted)).toEqual(['contains-name', 'contains-name', expect.stringMatching(/^contains-/), 'too-short', 'too-few-kinds', 'changed']);
  });

  it('14. an old password comes back after as many new ones as the history asks for, at once without a history', async () => {
    const [two, none] = [await newMember('history'), await newMember('no-history')];
    await give(two, 'password', { ...strict, complexity: false, history: 2 });
    await give(none, 'password', { ...strict, complexity: false });
    const turns = ['the second one', PASSWORD, 'the third one', PASSWORD];
    expect(await changes(two, turns)).toEqual(['changed', 'used-before', 'changed', 'changed']);
    expect(await changes(none, ['the second one', PASSWORD])).toEqual(['changed', 'changed']);
  });

  it('14. a password that is too old has to be changed first, and never without a limit', async () => {
    const [aged, ageless] = [await newMember('aged'), await newMember('ageless')];
    await give(aged, 'password', { ...strict, maxAgeDays: 30 });
    await give(ageless, 'password', strict);
    for (const one of [aged, ageless]) await earlier(one, 'password_changed_at', 31 * 24 * 60);
    const mustChange = async ({ userName }: Member) => ((await signIn(userName, PASSWORD)).body as unknown as { mustChangePassword: boolean }).mustChangePassword;
    expect([await mustChange(aged), await mustChange(ageless)]).toEqual([true, false]);
  });

  it('15. too many wrong passwords disable an account until its time has passed, or an administrator comes; 0 never disables', async () => {
    const [timed, forGood, never] = [await newMember('timed'), await newMember('for-good'), await newMember('never')];
    await give(timed, 'account', { ...OFF, maxAttempts: 3, disabledMinutes: 15 });
    await give(forGood, 'account', { ...OFF, maxAttempts: 3 });
    await give(never, 'account', OFF);
    for (const one of [timed, forGood, never]) await wrong(one, 3);
    expect([await enters(timed), await enters(forGood), await enters(never)]).toEqual([false, false, true]);
    for (const one of [timed, forGood]) await earlier(one, 'disabled_at', 16);
    expect([await enters(timed), await enters(forGood)]).toEqual([true, false]);
    await expectStatus(ground().admin.send('PATCH', `/admin/accounts/${forGood.id}`, { disabled: false }), 200);
    expect(await enters(forGood)).toBe(true);
  });

  it('15. wrong passwords are forgotten after their time; with 0 they are not', async () => {
    const [forgets, remembers] = [await newMember('forgets'), await newMember('remembers')];
    await give(forgets, 'account', { ...OFF, maxAttempts: 3, resetMinutes: 10 });
    await give(remembers, 'account', { ...OFF, maxAttempts: 3 });
    for (const one of [forgets, remembers]) {
      await wrong(one, 2);
      await earlier(one, 'last_failed_at', 11);
      await wrong(one, 1);
    }
    expect([await enters(forgets), await enters(remembers)]).toEqual([true, false]);
  });

  it('15. whoever stays away too long does not enter; with 0 everybody does', async () => {
    const [limited, free] = [await newMember('limited'), await newMember('free')];
    await give(limited, 'account', { ...OFF, inactiveDays: 90 });
    await give(free, 'account', OFF);
    for (const one of [limited, free]) {
      for (const column of ['signed_in_at', 'password_changed_at']) await earlier(one, column, 91 * 24 * 60);
    }
    expect([await enters(limited), await enters(free)]).toEqual([false, true]);
  });

  it('15. one session too many is refused, or takes the place of the oldest when its owner says so; 0 sets no limit', async () => {
    const [two, many] = [await newMember('two-seats'), await newMember('many-seats')];
    await give(two, 'account', { ...OFF, maxSessions: 2 });
    await give(many, 'account', OFF);
    // The first visit of `enter` may have left a session of its own.
    await two.client.delete('/me/sessions');
    const second = await signIn(two.userName, PASSWORD);
    expect(second.status).toBe(201);
    expect(await signIn(two.userName, PASSWORD)).toMatchObject({ status: 409, body: { reason: 'too-many-sessions' } });
    const third = await signIn(two.userName, PASSWORD, { closeOldest: true });
    expect([third.status, (await two.client.get('/me')).status, (await second.client.get('/me')).status]).toEqual([201, 401, 200]);
    for (let time = 0; time < 5; time++) expect(await enters(many)).toBe(true);
  });

  it('15. the administrator of the house enters whatever the rules for others are', async () => {
    const { admin, house } = ground();
    const all = (await admin.get<{ items: { id: string; userName: string }[] }>('/admin/accounts?text=admin')).body.items;
    const id = all.find(({ userName }) => userName === 'admin')?.id ?? '';
    const boss = { id, userName: 'admin', client: admin };
    await give(boss, 'account', { ...OFF, maxAttempts: 1, inactiveDays: 1 });
    await wrong(boss, 2);
    await earlier(boss, 'signed_in_at', 3 * 24 * 60);
    expect(await enters(boss)).toBe(true);
    await ask(house.postgres, 'update accounts set account_criteria_id = null where id = $1', [id]);
  });
}
