import { AuditLog, ConfigurationRevisions } from '@tessera/store';
import { ConfigurationPlanner } from '../../configuration/configuration-planner.js';
import type { Answer, Client } from '../../testing/client.js';
import { TestServer } from '../../testing/test-server.js';

let server: TestServer;
let author: Client;
let second: Client;
let reader: Client;
beforeAll(async () => {
  server = await TestServer.open();
  [author, second] = [await server.withRoles('administrator'), await server.withRoles('administrator')];
  reader = await server.withPermissions('configuration:read', 'configuration:approve');
}, 60_000);
afterAll(() => server.close());

type Proposal = { id: string; status: string; isMine: boolean; basedOn: number; paths: string[]; revision?: number; hindrance?: string; isOutdated: boolean; about: string };
const as = <R>(answer: Answer) => answer.body as unknown as R;
const head = async () => (await server.house.app.get(ConfigurationRevisions).list({ limit: 1 })).items[0]!;
const keepFor = async (days: number, who = author, more: Readonly<Record<string, string>> = {}) => {
  const { revision } = as<{ revision: number }>(await who.get('/admin/outbox/settings'));
  return who.with({ 'if-match': `"${revision}"`, ...more }).put('/admin/outbox/settings', { keepDays: days });
};
const proposed = (answer: Answer) => {
  expect(answer.status).toBe(202);
  return as<{ proposal: Proposal }>(answer).proposal;
};
const read = async (id: string, who = second) => as<Proposal>(await who.get(`/admin/configuration/proposals/${id}`));
const approve = (id: string, who = second) => who.post(`/admin/configuration/proposals/${id}/approval`, {});
const setting = async () => as<{ required: boolean; revision: number }>(await author.get('/admin/configuration/approval'));
const require2 = async (required: boolean, who = author) => who.with({ 'if-match': `"${(await setting()).revision}"` }).put('/admin/configuration/approval', { required });

it('one person is enough, until the house says otherwise', async () => {
  expect((await keepFor(50)).status).toBe(200);
  expect(await setting()).toMatchObject({ required: false });
  expect((await require2(true)).status).toBe(200);
  expect(await setting()).toMatchObject({ required: true });
});

it('a save becomes a proposal, which somebody else approves', async () => {
  const before = await head();
  const proposal = proposed(await keepFor(51, author, { 'change-reason': 'the%20law' }));
  expect(proposal).toMatchObject({ status: 'waiting', isMine: true, basedOn: before.number, paths: ['outbox'], reason: 'the law' });
  expect(await head()).toEqual(before);
  expect(await read(proposal.id)).toMatchObject({ isMine: false, isOutdated: false, parts: [{ path: 'outbox', kind: 'changed' }], changes: [{ path: 'outbox', after: 'keepDays: 51\n' }] });
  expect(await read(proposal.id, author)).toMatchObject({ hindrance: 'own' });
  expect(as(await approve(proposal.id, author))).toMatchObject({ status: 422, reason: 'own-proposal' });
  expect(as(await approve(proposal.id))).toMatchObject({ status: 'approved', revision: before.number + 1 });
  expect(await head()).toMatchObject({ number: before.number + 1, reason: 'the law', origin: 'screen', proposedBy: (await read(proposal.id) as unknown as { authorName: string }).authorName });
  expect(as(await approve(proposal.id))).toMatchObject({ status: 409, reason: 'proposal-decided' });
  const { items } = await server.house.app.get(AuditLog).search({ action: 'configuration.approved' });
  expect(items).toHaveLength(1);
});

it('a file and the way back are proposals, too', async () => {
  const before = await head();
  const sent = { document: 'outbox: { keepDays: 70 }\n' };
  const { basedOn, seal } = as<{ basedOn: number; seal: string }>(await author.post('/admin/configuration/plans', sent));
  const file = proposed(await author.post('/admin/configuration/applications', { ...sent, basedOn, seal, reason: 'from a file' }));
  const back = { rollbackTo: before.number - 1 };
  const planned = as<{ basedOn: number; seal: string }>(await author.post('/admin/configuration/plans', back));
  const other = proposed(await author.post('/admin/configuration/applications', { ...back, basedOn: planned.basedOn, seal: planned.seal, reason: 'a mistake' }));
  expect(as<{ waiting: number }>(await second.get('/admin/configuration/proposals?status=waiting')).waiting).toBe(2);
  expect((await approve(file.id)).status).toBe(200);
  expect(await head()).toMatchObject({ number: before.number + 1, origin: 'apply', reason: 'from a file' });
  expect(await read(other.id)).toMatchObject({ isOutdated: true });
  expect(as(await approve(other.id))).toMatchObject({ status: 409, reason: 'proposal-outdated' });
  expect(await read(other.id)).toMatchObject({ status: 'outdated' });
});

it('whoever approves needs the rights that the change needs', async () => {
  const { id } = proposed(await keepFor(80));
  expect(as(await approve(id, reader))).toMatchObject({ status: 403, details: { permission: 'mail:manage' } });
  expect(await read(id)).toMatchObject({ status: 'waiting' });
  expect((await second.post(`/admin/configuration/proposals/${id}/rejection`, {})).status).toBe(422);
  expect(as(await second.post(`/admin/configuration/proposals/${id}/rejection`, { reason: 'too long' }))).toMatchObject({ status: 'rejected', decisionReason: 'too long' });
});

it('of two proposals that are approved in the same moment, one does not undo the other', async () => {
  const { revision } = as<{ revision: number }>(await author.get('/admin/outbox/settings'));
  const [first, other] = [
    proposed(await keepFor(81)), proposed(await author.with({ 'if-match': '"0"' }).put('/admin/roles/late-desk', { title: 'Late desk', permissions: [] })),
  ];
  const planner = server.house.app.get(ConfigurationPlanner);
  const plan = planner.plan.bind(planner);
  planner.plan = async (...asked) => {
    planner.plan = plan;
    expect((await approve(other.id)).status).toBe(200);
    return plan(...asked);
  };
  expect(as(await approve(first.id))).toMatchObject({ status: 409, reason: 'proposal-outdated' });
  expect(await read(first.id)).toMatchObject({ status: 'outdated' });
  expect(as<{ items: { name: string }[] }>(await author.get('/admin/roles')).items.map(({ name }) => name)).toContain('late-desk');
  expect(as(await author.get('/admin/outbox/settings'))).toMatchObject({ revision });
});

it('one person being enough again takes two people', async () => {
  const { id, about } = proposed(await require2(false));
  expect(about).toBe('approval');
  expect(await setting()).toMatchObject({ required: true });
  expect((await approve(id)).status).toBe(200);
  expect(await setting()).toMatchObject({ required: false });
  expect((await keepFor(90)).status).toBe(200);
  expect((await second.get('/admin/configuration/proposals/nonsense')).status).toBe(404);
});
