import { Chart, Groups, matchesUser, UserContexts } from '@tessera/engine';
import type { ChartElement, UserFilter, UserSubject } from '@tessera/engine';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { line, newCard, NOW, only } from '../testing/changes.js';
import { statementsOf } from '../testing/count-statements.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

const DAY = '2026-11-22';
const hash = (token: string) => createHash('sha256').update(token).digest();
const later = new Date(NOW.getTime() + 3_600_000);

let room: TestStore;
const made = new Map<string, string>();
const idOf = (name: string) => made.get(name) ?? '';

async function element(kind: ChartElement['kind'], name: string, superior?: string): Promise<string> {
  const id = uuidv7();
  await room.chart.save({ id, kind, name, ...(superior !== undefined && { superiorId: idOf(superior) }) }, 0, line());
  made.set(name, id);
  return id;
}

// Any object will do as a person here: the house says which ones it takes.
async function person(name: string): Promise<string> {
  const card = newCard({ attributes: { name } });
  await room.store.transact((transaction) => transaction.write({ ...only(), objects: [card] }));
  made.set(name, card.id);
  return card.id;
}

// Their identity has the account's own id.
async function account(name: string, roles: readonly string[], identity = name): Promise<string> {
  const id = uuidv7();
  await room.accounts.create({ id, userName: name, displayName: name, language: 'en-US', mustChangePassword: false, roles, at: NOW }, line());
  made.set(`${name}'s account`, id);
  made.set(identity, id);
  return id;
}

async function assign(who: string, position: string, terms: { main?: boolean; from?: string; to?: string } = {}): Promise<string> {
  const id = uuidv7();
  await room.assignments.create({ id, identityId: idOf(who), positionId: idOf(position), main: false, ...terms }, line());
  return id;
}

async function enter(who: string, token: string): Promise<string> {
  const id = uuidv7();
  await room.sessions.open({ id, accountId: idOf(`${who}'s account`), tokenHash: hash(token), at: NOW, expiresAt: later });
  return id;
}

async function contexts(): Promise<UserContexts> {
  const { elements, groups } = await room.organisation.read();
  return new UserContexts(new Chart(elements), new Groups(groups));
}

beforeAll(async () => {
  room = await openTestStore();
  for (const name of ['operator', 'administrator']) await room.roles.save({ name, title: name, permissions: [] }, 0, line());
  await element('organisation', 'House');
  await element('unit', 'Registry', 'House');
  await element('position', 'Head', 'Registry');
  await element('position', 'Clerk', 'Head');
  for (const name of ['Carla', 'Dora']) await person(name);
  await account('anna', ['operator'], 'Anna');
  await account('bruno', ['administrator'], 'Bruno');
  await account('emma', []);
});
afterAll(() => room.close());

describe('the chart', () => {
  it('is saved by whoever knows how an element stands, and changes the rules', async () => {
    const before = await room.processLists.revision();
    const id = await element('unit', 'Archive', 'House');
    expect(await room.processLists.revision()).toBe(before + 1);
    const saved = { id, kind: 'unit' as const, name: 'The archive', shortName: 'ARC', description: 'Downstairs', superiorId: idOf('Registry') };
    expect(await room.chart.save(saved, 1, line())).toBe(2);
    expect(await room.chart.read(id, DAY)).toEqual({ ...saved, revision: 2, holders: 0 });
    await expect(room.chart.save(saved, 1, line())).rejects.toMatchObject({ name: 'Conflict', reason: 'revision-conflict' });
  });

  it('has no circle, not even when two administrators make one together', async () => {
    // Both connections are open before the race begins.
    await Promise.all([room.chart.list(DAY), room.chart.list(DAY)]);
    for (let round = 0; round < 10; round++) {
      const [a, b] = [await element('unit', `A${round}`, 'House'), await element('unit', `B${round}`, 'House')];
      const under = (id: string, superiorId: string) => room.chart.save({ id, kind: 'unit', name: 'X', superiorId }, 1, line());
      const ends = await Promise.allSettled([under(a, b), under(b, a)]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(ends.find((end) => end.status === 'rejected')?.reason).toMatchObject({ faults: [{ reason: 'superior-below' }] });
    }
  });

  it('lets go of an element only when nothing hangs on it', async () => {
    await expect(room.chart.remove(idOf('Registry'), line())).rejects.toMatchObject({ reason: 'element-in-use' });
    const id = await element('position', 'Porter', 'Registry');
    await room.groups.create({ name: 'Porters', rule: { subject: 'position', is: id } }, line());
    await expect(room.chart.remove(id, line())).rejects.toMatchObject({ reason: 'element-in-groups', details: { groups: 'Porters' } });
    await room.groups.remove('Porters', line());
    await room.chart.remove(id, line());
    await expect(room.chart.remove(id, line())).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('an assignment', () => {
  it('is the only main one of its person, whoever asks last', async () => {
    const first = await assign('Dora', 'Head', { main: true });
    await Promise.all([assign('Dora', 'Clerk', { main: true, to: '2026-01-31' }), assign('Dora', 'Clerk', { main: true, from: '2026-02-01' })]);
    const { items } = await room.assignments.list({ identityId: idOf('Dora') });
    expect(items.filter(({ main }) => main)).toHaveLength(1);
    expect(items.find(({ id }) => id === first)).toMatchObject({ main: false, positionName: 'Head', revision: 2 });
  });

  it('is not made twice for the same days, and only of people and positions that exist', async () => {
    await assign('Carla', 'Clerk', { from: '2026-01-01', to: '2026-06-30' });
    await expect(assign('Carla', 'Clerk', { from: '2026-06-30' })).rejects.toMatchObject({ name: 'Conflict', reason: 'already-assigned' });
    await expect(assign('nobody', 'Clerk')).rejects.toBeDefined();
    await expect(assign('Carla', 'Registry')).rejects.toMatchObject({ faults: [{ pointer: '/positionId', reason: 'not-a-position' }] });
    const somebody = { id: uuidv7(), identityId: uuidv7(), positionId: idOf('Clerk'), main: false };
    await expect(room.assignments.create(somebody, line())).rejects.toMatchObject({ faults: [{ pointer: '/identityId', reason: 'unknown-identity' }] });
  });

  it('changes its days by whoever knows how it stands, and is removed with its line in the audit', async () => {
    const id = await assign('Carla', 'Head');
    await room.assignments.save(id, { main: true, from: '2026-01-01' }, 1, line());
    expect(await room.assignments.read(id)).toMatchObject({ main: true, from: '2026-01-01', revision: 2 });
    await expect(room.assignments.save(id, { main: false }, 1, line())).rejects.toMatchObject({ reason: 'revision-conflict' });
    const entry = line({ action: 'assignment.removed', objectId: idOf('Carla'), actorPosition: { id: idOf('Head'), name: 'Head' } });
    await room.assignments.remove(id, entry);
    expect((await room.audit.search({ objectId: idOf('Carla') })).items[0]).toMatchObject({ action: 'assignment.removed', actorPosition: entry.actorPosition });
    await expect(room.assignments.remove(id, line())).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('arrives with the session, in the same statement, and may be chosen there', async () => {
    const head = await assign('Anna', 'Head', { main: true, from: '2026-01-01' });
    const clerk = await assign('Anna', 'Clerk', { to: '2027-01-01' });
    const session = await enter('anna', 't1');
    const sent = await statementsOf(async () => {
      const found = await room.sessions.find(hash('t1'), NOW, new Date(0));
      expect(found).toMatchObject({ identity: { id: idOf('Anna') } });
      expect(found).not.toHaveProperty('chosenAssignmentId');
      expect(found?.held).toEqual(expect.arrayContaining([
        { assignmentId: head, positionId: idOf('Head'), main: true, from: '2026-01-01' },
        { assignmentId: clerk, positionId: idOf('Clerk'), main: false, to: '2027-01-01' },
      ]));
    });
    expect(sent).toHaveLength(1);
    await room.sessions.choose(session, clerk, line());
    expect(await room.sessions.find(hash('t1'), NOW, new Date(0))).toMatchObject({ chosenAssignmentId: clerk });
    await room.assignments.remove(clerk, line());
    expect(await room.sessions.find(hash('t1'), NOW, new Date(0))).not.toHaveProperty('chosenAssignmentId');
    await expect(room.sessions.choose(uuidv7(), head, line())).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('a group', () => {
  it('is there in every house with its rule as data', async () => {
    expect((await room.groups.list()).slice(0, 4)).toMatchObject([
      { name: 'Administrators', builtIn: true, rule: { subject: 'role', is: 'administrator' } },
      { name: 'Configurators', builtIn: true, rule: { subject: 'role', is: 'operator' } },
      { name: 'Designers', builtIn: true, rule: { not: { everyone: true } } },
      { name: 'Everyone', builtIn: true, rule: { everyone: true } },
    ]);
  });

  it('keeps a built-in name: not renamed, not removed, not taken by another one in any spelling', async () => {
    const rule: UserFilter = { everyone: true };
    await expect(room.groups.save('Everyone', { name: 'All', rule }, 1, line())).rejects.toMatchObject({ reason: 'built-in-group' });
    await expect(room.groups.remove('Designers', line())).rejects.toMatchObject({ reason: 'built-in-group' });
    for (const name of ['Designers', 'designers']) {
      await expect(room.groups.create({ name, rule }, line())).rejects.toMatchObject({ name: 'Conflict', reason: 'group-name-taken' });
    }
  });

  it('changes its rule, but neither name nor life while others ask for it, and never in a circle', async () => {
    const rule: UserFilter = { subject: 'role', is: 'operator' };
    await room.groups.create({ name: 'Counter', rule }, line());
    await room.groups.create({ name: 'Desk', rule: { subject: 'group', is: 'Counter' } }, line());
    await expect(room.groups.save('Counter', { name: 'Counter', rule: { subject: 'group', is: 'Desk' } }, 1, line())).rejects.toMatchObject({ reason: 'group-circle' });
    await expect(room.groups.save('Counter', { name: 'Front', rule }, 1, line())).rejects.toMatchObject({ reason: 'group-in-use', details: { groups: 'Desk' } });
    await expect(room.groups.remove('Counter', line())).rejects.toMatchObject({ reason: 'group-in-use' });
    expect(await room.groups.save('Desk', { name: 'Front', description: 'At the door', rule }, 1, line())).toMatchObject({ name: 'Front', revision: 2 });
    await expect(room.groups.save('Front', { name: 'Front', rule }, 1, line())).rejects.toMatchObject({ reason: 'revision-conflict' });
    await room.groups.remove('Counter', line());
  });

  it('and an element of the chart stay while access schemes ask for them', async () => {
    await room.groups.create({ name: 'Readers', rule: { everyone: true } }, line());
    const id = await element('position', 'Reader');
    const filters = { any: [{ subject: 'group', is: 'Readers' }, { not: { subject: 'superior', is: id } }] };
    await room.dataSource.query(
      `insert into access_schemes (id, object_type, level, name, entries, revision, changed_at, changed_by)
       values ($1, 'temporary-card', 'scenario', 'Quiet', $2, 1, now(), 'Anna')`, [uuidv7(), JSON.stringify([{ permission: 'Read', filter: filters }])]);
    await expect(room.groups.remove('Readers', line())).rejects.toMatchObject({ reason: 'named-in-schemes', details: { schemes: 'temporary-card: Quiet' } });
    await expect(room.chart.remove(id, line())).rejects.toMatchObject({ reason: 'named-in-schemes' });
    await room.dataSource.query('delete from access_schemes');
    await room.groups.remove('Readers', line());
    await room.chart.remove(id, line());
  });
});

describe('who is in', () => {
  const listed = async (filter: UserFilter) => (await room.members.list(filter, await contexts(), { day: DAY })).items;

  it('names people with the positions in which the rule is about them, those without an account, too', async () => {
    await assign('Bruno', 'Clerk', { to: '2026-11-21' });
    expect(await listed({ subject: 'unit', is: idOf('Registry') })).toEqual(expect.arrayContaining([
      { accountId: idOf("anna's account"), userName: 'anna', identityId: idOf('Anna'), name: 'anna', positionIds: [idOf('Head')] },
      { identityId: idOf('Dora'), name: 'Dora', positionIds: [idOf('Head'), idOf('Clerk')].sort() },
    ]));
    expect((await listed({ subject: 'unit', is: idOf('Registry') })).map(({ name }) => name)).not.toContain('bruno');
    expect(await listed({ subject: 'role', is: 'administrator' })).toMatchObject([{ name: 'bruno', positionIds: [] }]);
  });

  it('is told with main position, its unit, and the state of the account', async () => {
    const who = ['Anna', 'Bruno', 'Carla', 'Dora'].map(idOf);
    const standings = await room.members.standings(who, DAY);
    expect(who.map((id) => standings.get(id))).toEqual([
      { account: 'active', position: 'Head', unit: 'Registry' }, { account: 'active' }, expect.objectContaining({ account: 'none' }),
      { account: 'none', position: expect.stringMatching(/Head|Clerk/), unit: 'Registry' },
    ]);
    const [held] = (await room.assignments.list({ identityId: idOf('Dora') })).items;
    await room.assignments.save(held?.id ?? '', { main: true, from: '2026-12-01' }, held?.revision ?? 0, line());
    await room.dataSource.query(`update accounts set disabled_at = now(), disabled_reason = 'administrator' where user_name = 'bruno'`);
    const later = await room.members.standings([idOf('Dora'), idOf('Bruno')], '2026-12-01');
    expect([later.get(idOf('Dora'))?.position, later.get(idOf('Bruno'))?.account]).toEqual([held?.positionName, 'disabled']);
    await room.dataSource.query(`update accounts set disabled_at = null, disabled_reason = null where user_name = 'bruno'`);
    await room.assignments.save(held?.id ?? '', { main: false }, (held?.revision ?? 0) + 1, line());
  });

  it('is counted and paged in the database', async () => {
    const all = await room.members.count({ everyone: true }, await contexts(), { day: DAY });
    expect(all).toEqual({ count: (await listed({ everyone: true })).length, capped: false });
    const first = await room.members.list({ everyone: true }, await contexts(), { day: DAY, limit: 2 });
    const second = await room.members.list({ everyone: true }, await contexts(), { day: DAY, limit: 200, cursor: first.nextCursor });
    expect([...first.items, ...second.items]).toEqual(await listed({ everyone: true }));
  });

  it('is the same in the database as in the process, whatever the rule', async () => {
    const known = await contexts();
    const users = (await listed({ everyone: true })).flatMap((member) => (member.positionIds.length > 0 ? member.positionIds : [undefined]).map((positionId) => ({ member, positionId })));
    const rolesOf: Record<string, string[]> = { anna: ['operator'], bruno: ['administrator'] };
    const expected = (filter: UserFilter) => [...new Set(users.filter(({ member, positionId }) => {
      const held = positionId === undefined ? [] : [{ assignmentId: 'x', positionId, main: true }];
      const { identityId } = member;
      return matchesUser(filter, known.of({ accountId: member.accountId ?? '', roles: rolesOf[member.name] ?? [], held, identityId }, DAY));
    }).map(({ member }) => member.identityId))];
    await fc.assert(fc.asyncProperty(anyFilter(), async (filter) => {
      expect((await listed(filter)).map((member) => member.identityId).sort()).toEqual(expected(filter).sort());
    }), { numRuns: 100 });
  });
});

function anyFilter(): fc.Arbitrary<UserFilter> {
  const condition = (subject: UserSubject, ...is: string[]) => fc.record({ subject: fc.constant(subject), is: fc.constantFrom(...is) });
  const ids = ['House', 'Registry', 'Head', 'Clerk', 'Anna'].map(idOf);
  const anyCondition = fc.oneof(
    condition('role', 'operator', 'administrator'), condition('group', 'Administrators', 'Configurators', 'Designers', 'Everyone', 'Nobody'),
    ...(['identity', 'position', 'unit', 'superior', 'first-superior', 'second-superior'] as const).map((subject) => condition(subject, ...ids, 'no id')),
  );
  return fc.letrec<{ filter: UserFilter }>((tie) => ({
    filter: fc.oneof({ depthSize: 'medium' }, anyCondition, fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })), tie('filter').map((not) => ({ not }))),
  })).filter;
}
