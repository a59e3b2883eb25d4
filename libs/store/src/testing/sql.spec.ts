import { Chart, Groups, UserContexts } from '@tessera/engine';
import type { AccessScope, AclScheme, UserFilter } from '@tessera/engine';
import type { AnyUseCase, ObjectType } from '@tessera/plugin-api';
import { v7 as uuidv7 } from 'uuid';
import { KnownSteps } from '../types-left/known-steps.js';
import { KnownTypes } from '../types-left/known-types.js';
import { newBatch } from './batches.js';
import { CARD, line, newTask, NOW, only, orderOf } from './changes.js';
import { statementsOf } from './count-statements.js';
import { openTestStore } from './test-store.js';
import type { TestStore } from './test-store.js';

let room: TestStore;
beforeAll(async () => {
  room = await openTestStore();
  // Of another type, so that lists of cards stay empty.
  await room.dataSource.query(`insert into managed_objects (id, object_type, state, attributes, version, created_at, created_by, updated_at, updated_by)
    select id, 'badge', 'blank', '{}', 1, $2, 'anna', $2, 'anna' from unnest($1::uuid[]) as id`, [SEEN.map(({ id }) => id), NOW]);
});
afterAll(() => room.close());

const ID = '01900000-0000-7000-8000-000000000001';
const SEEN = ['b', 'c', 'd'].map((end) => ({ id: `01900000-0000-7000-8000-00000000000${end}`, objectType: 'badge', version: 1 }));
const seen = (index: number) => SEEN[index] ?? { id: ID, objectType: CARD, version: 1 };
const HASH = Buffer.from('00', 'hex');
const cursor = (sort: string, value: string) => Buffer.from(JSON.stringify([sort, value, ID])).toString('base64url');
const steps = () => new KnownSteps(room.dataSource);
const types = () => new KnownTypes(room.dataSource);
const inTransaction = (work: Parameters<typeof room.store.transact<unknown>>[0]) => room.store.transact(work);
const search = (more: object) => () => room.objects.search({ objectType: CARD, ...more });
const account = {
  id: ID, userName: 'anna', displayName: 'Anna', language: 'en-US', mustChangePassword: false, roles: ['operator'], at: NOW,
};
const message = {
  id: ID, channel: 'mail', key: 'k', recipient: 'anna@example.org', template: 't', language: 'it-IT', sealed: HASH, status: 'waiting',
} as const;
const text = { subject: 's', text: 't' };
const texts = { 'en-US': text, 'it-IT': text };
const upload = { id: ID, name: 'a.pdf', mediaType: 'application/pdf', uploadedBy: 'anna', uploadedByName: 'Anna', uploadedAt: NOW };
async function* content() { yield Buffer.from('%PDF'); }
const scheme: AclScheme = { id: '01900000-0000-7000-8000-00000000000a', objectType: CARD, level: 'scenario', name: 'Quiet', entries: [], revision: 1 };
const BROAD: AccessScope = { everything: false, makers: ['anna'], rights: [], ways: [{ model: true, schemeIds: [scheme.id], relations: [] }] };
const NARROW: AccessScope = {
  everything: false, identityId: ID, makers: ['anna'], rights: ['read'],
  ways: [{ model: true, schemeIds: [scheme.id], relations: ['self'] }, { model: true, schemeIds: [], relations: ['creator'] }, { model: false, schemeIds: [scheme.id], relations: [] }],
};
const importRecord = {
  id: ID, kind: 'K', objectType: CARD, fileName: 'f', status: 'uploading' as const, bytes: 0, chunks: 0, staged: false, atLine: 0,
  totals: { lines: 0, created: 0, updated: 0, unchanged: 0, refused: 0, duplicates: 0 }, actorId: 'anna', actorName: 'Anna', openedAt: NOW,
};
const contexts = new UserContexts(new Chart([]), new Groups([{ name: 'G', builtIn: false, rule: { subject: 'role', is: 'operator' } }]));
const RULE: UserFilter = { any: [{ subject: 'group', is: 'G' }, { not: { subject: 'unit', is: ID } }] };
const batch = newBatch({ selection: { ids: [ID] } });

// In this order: later ones find what earlier ones wrote.
const QUERIES: Readonly<Record<string, () => Promise<unknown>>> = {
  'store: write': () => inTransaction((transaction) => transaction.write(orderOf(1))),
  'store: lock objects': () => inTransaction((transaction) => transaction.lockObjects(CARD, [ID])),
  'store: find objects': () => inTransaction((transaction) =>
    transaction.findObjects(CARD, { state: 'produced', attributes: { chipSerial: 'C', product: 'p', holder: 'h' } }, 5)),
  'store: find objects of a state': () => inTransaction((transaction) => transaction.findObjects(CARD, { state: 'produced' }, 5)),
  'store: find objects in any state': () => inTransaction((transaction) =>
    transaction.findObjects(CARD, { attributes: { product: 'p' } }, 5)),
  'store: find what refers to people': () => inTransaction((transaction) => transaction.findReferring(CARD, 'lentBy', [ID])),
  'store: forget': () => inTransaction((transaction) => transaction.write({ ...only(), forgotten: [ID] })),
  'store: lock a run': () => inTransaction((transaction) => transaction.lockRun(ID)),
  'store: lock a task': () => inTransaction((transaction) => transaction.lockTask(ID)),
  'store: read an object': () => room.store.readObject(CARD, ID),
  'store: read objects': () => room.store.readObjects(CARD, [ID]),
  'store: read a run': () => room.store.readRun(ID),
  'store: find a run by its key': () => room.store.findRunByKey('anna', 'k'),
  'store: read a task': () => room.store.readTask(ID),
  'store: list ids': () => room.store.listIds({ objectType: CARD, state: 'processing', without: 'orderId', limit: 10 }),
  'store: stale tasks': () => room.store.listStaleTasks(NOW, 10),
  'store: expired runs': () => room.store.listExpiredRuns(NOW, 10),
  'store: stale accepted runs': () => room.store.listStaleAcceptedRuns(NOW, 10),
  'runs: unfinished': () => room.runs.countUnfinished(),
  'packages: revision': () => room.packages.revision(),
  'packages: asleep': () => room.packages.listAsleep(),
  'packages: list': () => room.packages.list(),
  'packages: read': () => room.packages.read('p'),
  'packages: switch for the first time': () => room.packages.save('p', false, 0, line({ action: 'plugin.switched-off' })),
  'packages: switch': () => room.packages.save('p', true, 1, line({ action: 'plugin.switched-on' })),
  'nodes: beat': () => room.nodes.beat({ id: ID, upForSeconds: 1, version: '1', packageHash: 'h', roles: ['api'], hostName: 'n' }, 15),
  'nodes: leave': () => room.nodes.leave(ID),
  'store: next number': () => inTransaction((transaction) => transaction.nextNumber?.('people') ?? Promise.resolve()),
  'batches: keep': () => inTransaction((transaction) => room.batches.keep(transaction, batch)),
  'batches: read': () => room.batches.read(batch.id),
  'batches: find by key': () => room.batches.findByKey('anna', 'k'),
  'batches: lock': () => inTransaction((transaction) => room.batches.lock(transaction, batch.id)),
  'batches: gather ticked objects': () => inTransaction((transaction) => room.batches.gather(transaction, batch, [])),
  'batches: gather by a filter': () => inTransaction((transaction) => room.batches.gather(transaction, newBatch(
    { id: batch.id, selection: { filter: { text: 'anna', attributes: { product: 'p', chipSerial: 'C' } } } }), [])),
  'batches: next': () => inTransaction((transaction) => room.batches.next(transaction, batch.id, 500)),
  'batches: settle': () => inTransaction((transaction) => room.batches.settle(transaction, batch.id, [{ objectId: ID, status: 'done' }])),
  'batches: wait again': () => inTransaction((transaction) => room.batches.waitAgain(transaction, batch.id)),
  'batches: stale': () => room.batches.listStale(NOW, 10),
  'batches: of an actor': () => room.batches.listOfActor('anna', {}),
  'batches: lines': () => room.batches.listLines(batch.id, 'failed', {}),
  'web hooks: list': () => room.webHooks.list({}),
  'web hooks: due': () => room.webHooks.listDue(NOW),
  'web hooks: round': () => room.webHooks.recordRound(ID, { at: NOW, delivered: 1 }),
  'deliveries: claim': () => room.deliveries.claim({ hookId: ID, now: NOW, until: NOW, atMost: 50, afterFailure: false }),
  'deliveries: settle': () => room.deliveries.settle(ID, NOW, [{ id: '1', status: 'delivered', dueAt: NOW, tookMs: 1 }]),
  'deliveries: of a web hook': () => room.deliveries.listOfHook(ID, {}),
  'deliveries: undelivered': () => room.deliveries.listDead({}),
  'deliveries: send again': () => room.deliveries.sendAgain({}, NOW, () => line()),
  'deliveries: forget': () => room.deliveries.forgetBefore(NOW),
  'files: keep': () => room.files.keep(upload, content()),
  'files: read': () => room.files.read(ID),
  'files: content': async () => {
    const file = await room.files.read(ID);
    for await (const chunk of file ? room.files.content(file) : []) expect(chunk.length).toBe(4);
  },
  'files: bind': () => inTransaction((transaction) => room.files.bind(transaction, [{ fileId: ID, objectType: CARD, objectId: ID }])),
  'files: release': () => inTransaction((transaction) => room.files.release(transaction, [ID])),
  'files: keep a thumbnail': () => room.files.keepThumbnail(ID, 'small', { mediaType: 'image/webp', content: HASH }),
  'files: read a thumbnail': () => room.files.thumbnail(ID, 'small'),
  'files: count waiting': () => room.files.countWaiting('anna', 200),
  'files: remove loose': () => room.files.removeLoose(NOW),
  'imports: keep': () => inTransaction((transaction) => room.imports.keep(transaction, importRecord)),
  'imports: read': () => room.imports.read(ID),
  'imports: lock': () => inTransaction((transaction) => room.imports.lock(transaction, ID)),
  'imports: add a piece': () => room.imports.addChunk(ID, 0, HASH, NOW),
  'imports: take the turn to read': () => inTransaction((transaction) => room.imports.takeTurn(transaction, ID)),
  'imports: stage': () => inTransaction((transaction) => room.imports.stage(transaction, ID, [{ line: 2, key: 'a', answers: {} }])),
  'imports: note': () => inTransaction((transaction) => room.imports.note(transaction, ID, [{ line: 3, kind: 'unreadable', reason: 'r' }])),
  'imports: set twins aside': () => inTransaction((transaction) => room.imports.setTwinsAside(transaction, ID)),
  'imports: next': () => inTransaction((transaction) => room.imports.next(transaction, ID, 0, 10)),
  'imports: match': () => inTransaction((transaction) => room.imports.match(transaction, CARD, 'product', ['p'], true)),
  'imports: findings': () => room.imports.findings(ID, {}),
  'imports: list': () => room.imports.list(['K'], {}),
  'imports: stale': () => room.imports.listStale(NOW, 10),
  'objects: find': () => room.objects.find(ID),
  'objects: find all': () => room.objects.findAll([ID]),
  'objects: counts': () => room.objects.counts(CARD),
  'objects: of a type': search({}),
  'objects: of a state, next page': search({ state: 'processing', cursor: cursor('updatedAt descending', NOW.toISOString()) }),
  'objects: in order of creation, next page': search({ sort: 'createdAt', direction: 'ascending', cursor: cursor('createdAt ascending', NOW.toISOString()) }),
  'objects: sorted by a text, next page': search({ sort: 'cardNumber', cursor: cursor('with cardNumber descending', 'TC-1') }),
  'objects: sorted by a number, next page': search({ sort: 'validDays', cursor: cursor('with validDays descending', '7') }),
  'objects: without the number sorted by, next page': search({ sort: 'validDays', cursor: cursor('without validDays descending', NOW.toISOString()) }),
  'objects: with attributes': search({ attributes: { product: 'standard', chipSerial: 'C' } }),
  'objects: remove forgotten words': () => room.objects.removeForgottenWords(NOW),
  'objects: with words': search({ state: 'processing', text: 'anna' }),
  'objects: with quick filters': search({ quick: ['runs-out', 'nobody', 'no-temporary-card'] }),
  'objects: within a broad scope': search({ within: [BROAD] }),
  'objects: within a narrow scope': search({ within: [NARROW] }),
  'objects: found by what they say of others whom one sees': search({ text: 'anna', within: [BROAD, { ...NARROW, through: 'holder' }] }),
  'objects: counts within a narrow scope': () => room.objects.counts(CARD, [NARROW]),
  'objects: visible ones': () => room.objects.visible(CARD, [ID], [NARROW]),
  'access: save a new scheme': () => room.accessSchemes.saveScheme(scheme, 0, line()),
  'access: save a scheme': () => room.accessSchemes.saveScheme(scheme, 1, line()),
  'access: read schemes': () => room.accessSchemes.readSchemes(),
  'models: save a new one': () => room.objectModels.save({ id: ID, objectType: CARD, name: 'M', revision: 0 }, 0, line()),
  'models: save': () => room.objectModels.save({ id: ID, objectType: CARD, name: 'M', revision: 1 }, 1, line()),
  'models: list': () => room.objectModels.list(CARD),
  'models: read': () => room.objectModels.read(ID),
  'models: is it used': () => room.objectModels.isUsed(ID),
  'models: remove': () => room.objectModels.remove({ id: ID, objectType: CARD, name: 'M', revision: 2 }, line()),
  'access: entries of its own': () => room.accessSchemes.follow(seen(0), { level: 'object', id: uuidv7(), entries: [] }, line()),
  'access: the default of the type again': () => room.accessSchemes.follow(seen(1), undefined, line()),
  'access: save a distribution list': () => room.accessSchemes.saveDistribution(seen(2), [], line()),
  'access: read a distribution list': () => room.accessSchemes.readDistribution(ID),
  'access: rights of a person': () => room.accessSchemes.rightsOf(ID, [ID]),
  'access: remove a scenario': () => room.accessSchemes.removeScenario({ ...scheme, revision: 2 }, line()),
  'runs: of an actor': () => room.runs.listOfActor('anna', {}),
  'runs: tasks': () => room.runs.tasksOf(ID),
  'approval: setting': () => room.proposals.setting(),
  'approval: change': () => room.proposals.change(false, 1, line({ action: 'configuration.approval-saved' })),
  'approval: propose': () => room.proposals.propose(ID, { authorId: 'anna', authorName: 'Anna', origin: 'screen', basedOn: 1, changes: [{ path: 'outbox' }] }, line({ action: 'configuration.proposed' })),
  'approval: secrets': () => room.proposals.secrets(ID),
  'approval: read': () => room.proposals.read(ID),
  'approval: list': () => room.proposals.list({ status: 'waiting' }),
  'approval: waiting': () => room.proposals.waiting(),
  'approval: close': () => room.proposals.close(ID, 'rejected', 'no', line({ action: 'configuration.rejected' })),
  'configuration: open runs of places': () => room.liveNumbers.openRuns([{ objectType: CARD, place: 'new' }]),
  'configuration: people with roles': () => room.liveNumbers.holders(['operator']),
  'runs: use cases in use': () => room.runs.listInUse(),
  'tasks: counts': () => room.tasks.counts(NOW),
  'tasks: hours': () => room.tasks.hours(NOW),
  'tasks: in trouble': () => room.tasks.listInTrouble({}),
  'tasks: gave up': () => room.tasks.listGaveUp(10),
  'tasks: reset': async () => {
    const task = newTask({ status: 'gave-up', lastError: 'e' });
    await inTransaction((transaction) => transaction.write({ ...only(), tasks: [task] }));
    await inTransaction((transaction) => room.tasks.reset(transaction, [task.id]));
  },
  'audit: append': () => room.audit.append([line()]),
  'audit: search': () => room.audit.search({}),
  'audit: search with every filter': () => room.audit.search({
    actorId: 'anna', useCase: 'U', objectId: ID, runId: ID, action: 'run.done', from: NOW, to: NOW,
    cursor: Buffer.from(JSON.stringify(['at', NOW.toISOString(), '1'])).toString('base64url'),
  }),
  'changes: start': () => room.changes.start(),
  'changes: read': () => room.changes.read('1:1:'),
  'roles: save a new one': () => room.roles.save({ name: 'operator', title: 'Operator', permissions: [] }, 0, line()),
  'roles: save': () => room.roles.save({ name: 'operator', title: 'Operator', permissions: [] }, 1, line()),
  'key holders: count': () => room.keyHolders.count(['operator'], [ID]),
  'key holders: people': () => room.keyHolders.people('configuration:approve'),
  'key holders: the built-in one': () => room.keyHolders.builtIn(),
  'roles: list': () => room.roles.list(),
  'accounts: create': () => room.accounts.create(account, line()),
  'accounts: update': () => room.accounts.update(ID, { displayName: 'A', roles: ['operator'], disabled: true }, line()),
  'accounts: set a password': () => room.accounts.setPassword(ID, { hash: 'h', mustChange: true }, line()),
  'accounts: find for signing in': () => room.accounts.findForSignIn('anna'),
  'accounts: list': () => room.accounts.list({ text: 'ann', cursor: cursor('userName', 'anna') }),
  'sessions: open': () => room.sessions.open({ id: ID, accountId: ID, tokenHash: HASH, at: NOW, expiresAt: NOW }),
  'sessions: find': () => room.sessions.find(HASH, NOW, NOW),
  'sessions: choose an assignment': () => room.sessions.choose(ID, uuidv7(), line()).catch(() => undefined),
  'sessions: close': () => room.sessions.close(ID),
  'sessions: close all': () => room.sessions.closeAll(ID),
  'sessions: who is still signed in': () => room.sessions.stillSignedIn({ sessionIds: [ID], tokenIds: [ID] }, NOW, NOW),
  'sessions: remove expired': () => room.sessions.removeExpired(NOW, NOW),
  'tokens: create': () => room.apiTokens.create(
    { id: ID, accountId: ID, name: 'n', scopes: [], createdAt: NOW, expiresAt: NOW, tokenHash: HASH }, line()),
  'tokens: find': () => room.apiTokens.find(HASH, NOW),
  'tokens: list': () => room.apiTokens.list(ID),
  'tokens: revoke': () => room.apiTokens.revoke(ID, ID, line()),
  'process lists: revision': () => room.processLists.revision(),
  'process lists: save a new one': () => room.processLists.save({ objectType: CARD, place: 'new', revision: 0, entries: [] }, 0, line()),
  'process lists: save': () => room.processLists.save({ objectType: CARD, place: 'new', revision: 1, entries: [] }, 1, line()),
  'process lists: read all': () => room.processLists.readAll(),
  'organisation: read the rules': () => room.organisation.read(),
  'chart: save a new element': () => room.chart.save({ id: ID, kind: 'position', name: 'P' }, 0, line()),
  'chart: save an element': () => room.chart.save({ id: ID, kind: 'position', name: 'P' }, 1, line()),
  'chart: list': () => room.chart.list('2026-03-01'),
  'chart: read an element': () => room.chart.read(ID, '2026-03-01'),
  'assignments: create': () => room.assignments.create({ id: ID, identityId: ID, positionId: ID, main: true }, line()),
  'assignments: save': () => room.assignments.save(ID, { main: true, from: '2026-03-01' }, 1, line()),
  'assignments: of a person, next page': () => room.assignments.list({ identityId: ID, cursor: cursor('id', '') }),
  'assignments: remove': () => room.assignments.remove(ID, line()),
  'assignments: to a position, of those whom one sees': () => room.assignments.list({ positionId: ID, within: [BROAD] }),
  'chart: remove an element': () => room.chart.remove(ID, line()),
  'groups: create': () => room.groups.create({ name: 'G', rule: { subject: 'group', is: 'Designers' } }, line()),
  'groups: save': () => room.groups.save('G', { name: 'G', rule: { subject: 'group', is: 'Designers' } }, 1, line()),
  'groups: list': () => room.groups.list(),
  'groups: remove': () => room.groups.remove('G', line()),
  'members: count': async () => room.members.count(RULE, contexts, { day: '2026-03-01' }),
  'members: count of those whom one sees': async () => room.members.count(RULE, contexts, { day: '2026-03-01', within: [NARROW], signingIn: true }),
  'members: standings': () => room.members.standings([ID], '2026-03-01'),
  'members: list, next page': async () => room.members.list(RULE, contexts, { day: '2026-03-01', cursor: cursor('name', 'Anna') }),
  'connectors: save new settings': () => room.connectorSettings.save({ name: 'c', settings: {}, secretsSet: [] }, 0, line()),
  'connectors: save settings': () => room.connectorSettings.save({ name: 'c', settings: {}, secretsSet: [] }, 1, line()),
  'connectors: forget settings': () => room.connectorSettings.remove('c', 2, line()),
  'connectors: list settings': () => room.connectorSettings.list(),
  'connectors: record health': () => room.connectorSettings.recordHealth('c', NOW, 'time-out'),
  'connectors: list health': () => room.connectorSettings.listHealth(),
  'vault: keep': () => room.vault.keep({ ref: 'r', sealed: HASH, objectId: ID, createdAt: NOW }),
  'vault: read': () => room.vault.read('r'),
  'vault: remove unused': () => room.vault.removeUnused(NOW),
  'encodings: forget': () => room.encodings.forgetBefore(NOW),
  'encodings: begin': () => room.encodings.begin({ runId: ID, field: 'encoding', ref: 'r' }, NOW),
  'encodings: latest': () => room.encodings.isLatest({ runId: ID, field: 'encoding', ref: 'r' }),
  'readers: save': () => room.readers.save(ID, { fault: 'none' }, NOW),
  'readers: read': () => room.readers.read(ID),
  'schedules: record': () => room.scheduleRuns.record({ entryId: 'e', lastRunAt: NOW, lastRunId: uuidv7() }),
  'schedules: list': () => room.scheduleRuns.list(),
  'outbox: put': () => inTransaction((transaction) => room.outbox.put(transaction, [message])),
  'outbox: take': () => room.outbox.take(ID, NOW, NOW),
  'outbox: hold': () => room.outbox.hold({ id: ID, attempts: 1 }, NOW),
  'outbox: taken until': () => room.outbox.takenUntil(ID),
  'outbox: settle': () => room.outbox.settle({ id: ID, attempts: 1 }, { status: 'failed', cause: 'no such address', at: NOW }),
  'outbox: read': () => room.outbox.read(ID),
  'outbox: list': () => room.outbox.list({}),
  'outbox: list with every filter': () => room.outbox.list({ status: 'failed', channel: 'mail', template: 't', recipient: 'Anna', cursor: cursor('id', '') }),
  'outbox: send again': () => inTransaction((transaction) => room.outbox.sendAgain(transaction, ID, line())),
  'outbox: stale': () => room.outbox.listStale(NOW, 10),
  'outbox: remove': () => room.outbox.removeBefore(NOW, 10),
  'outbox: settings': () => room.outboxSettings.read(),
  'outbox: save new settings': () => room.outboxSettings.save(30, 0, line()),
  'outbox: save settings': () => room.outboxSettings.save(40, 1, line()),
  'templates: save a new one': () => room.messageTemplates.save({ name: 't', texts }, 0, line()),
  'templates: save': () => room.messageTemplates.save({ name: 't', texts }, 1, line()),
  'templates: list': () => room.messageTemplates.list(),
  'templates: read': () => room.messageTemplates.read('t'),
  'templates: forget': () => room.messageTemplates.forget('t', 2, line()),
  'notices: put': () => inTransaction((transaction) => room.notices.put(transaction, [{ id: ID, identityId: ID, key: 'k', template: 't', language: 'en-US', subject: 's', body: 'b' }])),
  'notices: list': () => room.notices.list(ID, { cursor: cursor('id', '') }),
  'notices: count the unread': () => room.notices.countUnread(ID),
  'notices: mark as read': () => room.notices.markRead(ID, NOW, [ID]),
  'notices: remove the read': () => room.notices.removeReadBefore(NOW, 10),
  'reminders: due': () => room.reminders.due({ objectType: CARD, states: ['assigned'], attribute: 'product', today: '2026-03-01', thresholds: [30, 7], atMost: 10 }),
  'reminders: note': () => inTransaction((transaction) => room.reminders.note(transaction, 'product', { objectId: ID, day: '2026-03-08', threshold: 7 })),
  'reminders: remove': () => room.reminders.removeBefore(NOW),
  'object types: keep': () => types().keep([{ package: 'acme', definition: { name: 'badge' } as ObjectType, locales: {} }]),
  'object types: left': () => types().left([CARD]),
  'steps of use cases: keep': () => steps().keep([{ symbolicName: 'U', steps: [] } as unknown as AnyUseCase]),
  'steps of use cases: earlier': () => steps().earlier(),
  'key check: keep the first': () => room.keyCheck.keepFirst(HASH),
};

describe('the SQL of', () => {
  it.each(Object.keys(QUERIES))('%s', async (name) => {
    const sent = await statementsOf(() => QUERIES[name]!());
    expect(sent.filter((text) => !/^(begin|commit|start transaction)$/i.test(text)).map((text) => text.replace(/^\n/, '')).join(';\n')).toMatchSnapshot();
  });
});
