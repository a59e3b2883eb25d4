import { AuditLog, ConfigurationRevisions, ConnectorSettings, Outbox } from '@tessera/store';
import { DataSource } from 'typeorm';
import { ConnectorKeep } from '../../connectors/connector-keep.js';
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
const query = <R>(text: string, values: unknown[] = []): Promise<R[]> => server.house.app.get(DataSource).query(text, values);
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

const noticesOf = async (who: Client) => as<{ items: { template: string; subject: string; text: string; readAt?: string }[]; unread: number }>(await who.get('/me/notices'));
const identityOf = async (who: Client) => as<{ account: { identityId: string } }>(await who.get('/me')).account.identityId;

describe('people hear of proposals', () => {
  it('who may approve finds that one waits, each in their language, until somebody has decided', async () => {
    const [mario, bystander] = [await server.withRoles('administrator'), await server.withRoles('operator')];
    await mario.patch('/me', { language: 'it-IT' });
    const { id } = proposed(await keepFor(81, author, { 'change-reason': 'the%20law' }));
    const [{ items: [english], unread }, { items: [italian] }] = [await noticesOf(second), await noticesOf(mario)];
    expect(english).toMatchObject({ template: 'change-waits', subject: 'Ada proposes a change', text: expect.stringMatching(/: Outbox\.\nReason: the law/) });
    expect(english?.text).toContain(`/admin/configuration/proposals/${id}`);
    expect(italian).toMatchObject({ subject: 'Ada propone una modifica', text: expect.stringContaining('Motivo: the law') });
    expect((await noticesOf(author)).items.map(({ template }) => template)).not.toContain('change-waits');
    expect((await noticesOf(bystander)).items).toEqual([]);
    await approve(id);
    expect((await noticesOf(second)).unread).toBe(unread - 1);
    expect((await noticesOf(second)).items[0]).toHaveProperty('readAt');
    expect((await noticesOf(author)).items[0]).toMatchObject({ template: 'change-approved', text: expect.stringContaining('Ada has approved what you proposed: Outbox.') });
  });

  it('its author hears of a rejection and why, and that it came too late', async () => {
    const { id } = proposed(await keepFor(82));
    await second.post(`/admin/configuration/proposals/${id}/rejection`, { reason: 'not before the audit' });
    expect((await noticesOf(author)).items[0]).toMatchObject({ template: 'change-rejected', text: expect.stringContaining('Reason: not before the audit') });
    const [early, late] = [proposed(await keepFor(83)), proposed(await keepFor(84))];
    await approve(early.id);
    await approve(late.id);
    expect((await noticesOf(author)).items[0]).toMatchObject({ template: 'change-outdated' });
  });

  it('whoever has a verified address is written to as well', async () => {
    const erna = await server.withRoles('administrator');
    await query(`update managed_objects set attributes = attributes || '{"serviceEmail": "erna@example.org", "serviceEmailValidated": "2026-01-01T00:00:00Z"}' where id = $1`, [await identityOf(erna)]);
    const { id } = proposed(await keepFor(85));
    expect((await server.house.app.get(Outbox).list({ recipient: 'erna@example.org', limit: 5 })).items).toMatchObject([{ template: 'change-waits' }]);
    expect((await noticesOf(erna)).unread).toBe(1);
    expect(as(await author.post(`/admin/configuration/proposals/${id}/withdrawal`))).toMatchObject({ status: 'withdrawn' });
    expect((await noticesOf(erna)).unread).toBe(0);
  });

  it('only its author takes a proposal back, and only while it waits', async () => {
    const { id } = proposed(await keepFor(86));
    expect(as(await second.post(`/admin/configuration/proposals/${id}/withdrawal`))).toMatchObject({ status: 422, reason: 'not-own-proposal' });
    expect((await author.post(`/admin/configuration/proposals/${id}/withdrawal`)).status).toBe(200);
    expect(as(await author.post(`/admin/configuration/proposals/${id}/withdrawal`))).toMatchObject({ status: 409, reason: 'proposal-decided' });
    expect(as(await approve(id))).toMatchObject({ status: 409, reason: 'proposal-decided' });
  });
});

describe('a secret that is typed in with a proposal', () => {
  const path = '/admin/connectors/bureau-http';
  const open = { hostName: 'https://bureau.example', clientId: 'tessera', organisationId: 'o' };
  const save = async (settings: object) => {
    const { revision } = as<{ revision: number }>(await author.get(path));
    return author.with({ 'if-match': `"${revision}"` }).put(path, { settings });
  };
  const kept = async () => (await query<{ count: number }>('select count(*)::int as count from proposed_secrets'))[0]?.count;
  const inForce = async () => {
    const house = server.house.app;
    const stored = await house.get(ConnectorSettings).read('bureau-http');
    return stored ? { ...stored.settings, ...house.get(ConnectorKeep).secretsOf(stored) } : {};
  };

  it('waits under its seal, and counts once somebody has approved', async () => {
    const { id, paths } = proposed(await save({ ...open, clientSecret: 'first-secret', webhookSecret: 'hook-secret-of-16' }));
    expect(paths).toEqual(['connectors/bureau-http']);
    const detail = await second.get(`/admin/configuration/proposals/${id}`);
    expect(detail.body).toMatchObject({ secrets: paths });
    const everywhere = JSON.stringify([
      detail.body, await query('select * from configuration_proposals'), await query('select * from notices'), await query('select * from audit_entries'),
      (await query<{ sealed: Buffer }>('select sealed from proposed_secrets')).map(({ sealed }) => sealed.toString('latin1')),
    ]);
    expect(everywhere).not.toMatch(/first-secret|hook-secret/);
    expect(await approve(id)).toMatchObject({ status: 200 });
    expect(await inForce()).toMatchObject({ ...open, clientSecret: 'first-secret', webhookSecret: 'hook-secret-of-16' });
    expect((await server.house.app.get(ConfigurationRevisions).list({ limit: 1 })).items[0]).toMatchObject({ paths });
    expect(await kept()).toBe(0);
  });

  it.each([
    ['rejected', (id: string) => second.post(`/admin/configuration/proposals/${id}/rejection`, { reason: 'no' })],
    ['taken back', (id: string) => author.post(`/admin/configuration/proposals/${id}/withdrawal`)],
    ['overtaken', async () => approve(proposed(await keepFor(3_100)).id)],
  ])('is erased when the proposal is %s', async (_, end) => {
    const { id } = proposed(await save({ ...open, hostName: 'https://other.example', clientSecret: 'other-secret', webhookSecret: 'other-secret-of-16' }));
    expect(await kept()).toBe(1);
    await end(id);
    expect(await kept()).toBe(0);
    expect(await inForce()).toMatchObject({ clientSecret: 'first-secret' });
  });

  it('takes no secret back that was changed alone meanwhile', async () => {
    const { id } = proposed(await save({ ...open, organisationId: 'p', clientSecret: 'proposed-secret', webhookSecret: 'hook-secret-of-16' }));
    expect((await save({ ...open, webhookSecret: 'newer-secret-of-16' })).status).toBe(200);
    expect(as(await approve(id))).toMatchObject({ status: 409, reason: 'proposal-outdated' });
    expect(await inForce()).toMatchObject({ organisationId: 'o', clientSecret: 'first-secret', webhookSecret: 'newer-secret-of-16' });
    expect(await kept()).toBe(0);
  });
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
