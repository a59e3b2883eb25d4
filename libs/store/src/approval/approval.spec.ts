import { v7 as uuidv7 } from 'uuid';
import { withChangeNote } from '../configuration/change-note.js';
import { line } from '../testing/changes.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';
import { WaitsForApproval } from './waits-for-approval.js';
import type { ProposedChange } from './waits-for-approval.js';

let room: TestStore;
beforeAll(async () => {
  room = await openTestStore();
  await room.configuration.catchUp(audit(), { origin: 'start' });
});
afterAll(() => room.close());

const audit = (actorName = 'Anna') => line({ action: 'role.saved', actorName });
const saveRole = (title: string, revision = 0) => room.roles.save({ name: 'desk', title, permissions: [] }, revision, audit());
const head = async () => (await room.configuration.list({ limit: 1 })).items[0];
const proposedBy = async (work: () => Promise<unknown>): Promise<ProposedChange> => {
  const thrown = await work().then(() => undefined, (error: unknown) => error);
  if (!(thrown instanceof WaitsForApproval)) throw thrown ?? new Error('it was not proposed');
  return thrown.proposed;
};

it('one person is enough until the house says otherwise', async () => {
  expect(await room.proposals.setting()).toEqual({ required: false, revision: 1 });
  await saveRole('Desk');
  expect((await head())?.paths).toEqual(['roles/desk']);
  await room.proposals.change(true, 1, audit());
  expect(await room.proposals.setting()).toMatchObject({ required: true, revision: 2, changedBy: 'Anna' });
  await expect(room.proposals.change(true, 1, audit())).rejects.toMatchObject({ reason: 'revision-conflict' });
});

it('a save changes nothing, and tells what it would have changed', async () => {
  const before = await head();
  const proposed = await proposedBy(() => withChangeNote({ reason: 'a new name' }, () => saveRole('Front desk', 1)));
  expect(proposed).toEqual({
    authorId: audit().actorId, authorName: 'Anna', reason: 'a new name', origin: 'screen', basedOn: before?.number,
    changes: [{ path: 'roles/desk', content: { title: 'Front desk', permissions: [] } }],
  });
  expect(await head()).toEqual(before);
  expect(await room.roles.read('desk')).toMatchObject({ title: 'Desk', revision: 1 });
});

it('what the house does by itself needs nobody', async () => {
  await room.dataSource.query(`update roles set title = 'By hand' where name = 'desk'`);
  expect(await room.configuration.catchUp(audit(), { origin: 'start' })).toBeDefined();
});

describe('a proposal', () => {
  const propose = async (title: string) => {
    const id = uuidv7();
    const { revision = 0 } = (await room.roles.read('desk')) ?? {};
    await room.proposals.propose(id, await proposedBy(() => saveRole(title, revision)), audit());
    return { id, revision };
  };

  it('that somebody approves is closed by the very change, once', async () => {
    const { id, revision } = await propose('Reception');
    expect((await room.proposals.list({ status: 'waiting' })).items).toMatchObject([{ id, about: 'configuration', paths: ['roles/desk'], status: 'waiting' }]);
    const approved = { proposalId: id, proposedBy: 'Anna', audit: audit('Bea') };
    await withChangeNote({ approved }, () => saveRole('Reception', revision));
    const made = await head();
    expect(made).toMatchObject({ paths: ['roles/desk'], proposedBy: 'Anna' });
    expect(await room.proposals.read(id)).toMatchObject({ status: 'approved', decidedBy: 'Bea', revision: made?.number });
    await expect(withChangeNote({ approved }, () => saveRole('Again', revision + 1))).rejects.toMatchObject({ reason: 'proposal-decided' });
    expect(await head()).toEqual(made);
  });

  it('that somebody rejects keeps the reason, and cannot be decided again', async () => {
    const { id } = await propose('Lobby');
    expect(await room.proposals.waiting()).toBe(1);
    await room.proposals.close(id, 'rejected', 'Not like this', audit('Bea'));
    expect((await room.proposals.list({ status: 'decided', limit: 1 })).items).toMatchObject([{ id, status: 'rejected', decisionReason: 'Not like this' }]);
    await expect(room.proposals.close(id, 'outdated', undefined, audit())).rejects.toMatchObject({ reason: 'proposal-decided' });
    expect(await room.proposals.waiting()).toBe(0);
  });

  it('is what it takes to make one person enough again', async () => {
    const proposed = await proposedBy(() => room.proposals.change(false, 2, audit()));
    expect(proposed).toMatchObject({ basedOn: 2 });
    expect((await room.proposals.setting()).required).toBe(true);
    const id = uuidv7();
    await room.proposals.propose(id, proposed, audit());
    expect(await room.proposals.read(id)).toMatchObject({ about: 'approval', changes: [] });
    await room.proposals.change(false, 2, audit('Bea'), { proposalId: id, proposedBy: 'Anna', audit: audit('Bea') });
    expect(await room.proposals.setting()).toMatchObject({ required: false, changedBy: 'Bea' });
    await saveRole('Free again', 2);
  });
});
