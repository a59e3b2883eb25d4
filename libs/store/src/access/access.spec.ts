import { createHash } from 'node:crypto';
import type { AuditEntry } from '@tessera/engine';
import { v7 as uuidv7 } from 'uuid';
import { line, NOW } from '../testing/changes.js';
import { statementsOf } from '../testing/count-statements.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';
import type { NewAccount } from './account.js';

let room: TestStore;
beforeAll(async () => {
  room = await openTestStore();
  await room.roles.save({ name: 'operator', title: 'Operator', permissions: ['temporary-card:order', 'run:read'] }, 0, audit());
  await room.roles.save({ name: 'auditor', title: 'Auditor', permissions: ['audit:read', 'run:read'] }, 0, audit());
});
afterAll(() => room.close());

const audit = (more: Partial<AuditEntry> = {}) => line({ action: 'account.saved', ...more });
const hash = (token: string) => createHash('sha256').update(token).digest();
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const LONG_AGO = new Date(0);

const newAccount = async (userName: string, more: Partial<NewAccount> = {}) => room.accounts.create({
  id: uuidv7(), userName, displayName: userName, language: 'en-US', passwordHash: 'argon', mustChangePassword: true, roles: ['operator'],
  at: NOW, ...more,
}, audit());

const openSession = async (accountId: string, token: string) => {
  const id = uuidv7();
  await room.sessions.open({ id, accountId, tokenHash: hash(token), at: NOW, expiresAt: later(600) });
  return id;
};

describe('an account', () => {
  it('is found by its name in any spelling, with the hash only for signing in', async () => {
    const account = await newAccount('Anna', { roles: ['operator', 'auditor'] });
    expect(account).toMatchObject({ roles: ['auditor', 'operator'], mustChangePassword: true, revision: 1 });
    expect(await room.accounts.findForSignIn('ANNA')).toMatchObject({ id: account.id, passwordHash: 'argon' });
    expect(await room.accounts.read(account.id)).not.toHaveProperty('passwordHash');
    expect(await room.accounts.readPasswordHash(account.id)).toBe('argon');
    expect(await room.accounts.findForSignIn('nobody')).toBeUndefined();
    expect(await room.accounts.read('x')).toBeUndefined();
  });

  it('shares its name and its roles with nobody who does not exist', async () => {
    await newAccount('bruno');
    await expect(newAccount('BRUNO')).rejects.toMatchObject({ name: 'Conflict', reason: 'user-name-taken' });
    await expect(newAccount('carla', { roles: ['pope'] })).rejects.toMatchObject({ name: 'Refusal', reason: 'unknown-role' });
    expect(await room.accounts.findForSignIn('carla')).toBeUndefined();
  });

  it('changes with an audit line, and loses its sessions when it is disabled', async () => {
    const account = await newAccount('dora');
    await openSession(account.id, 'dora-1');
    const entry = audit({ objectId: account.id });
    const changed = await room.accounts.update(account.id, { displayName: 'Dora B', roles: ['auditor'], disabled: true }, entry);
    expect(changed).toMatchObject({ displayName: 'Dora B', roles: ['auditor'], disabledAt: NOW, revision: 2 });
    expect((await room.audit.search({ objectId: account.id })).items.map((item) => item.id)).toContain(entry.id);
    expect(await room.sessions.find(hash('dora-1'), NOW, LONG_AGO)).toBeUndefined();
    await expect(room.accounts.update(uuidv7(), {}, audit())).rejects.toMatchObject({ name: 'NotFound' });
    expect(await room.accounts.update(account.id, { disabled: false }, audit())).toMatchObject({ disabledAt: undefined });
  });

  it('ends its other sessions with a new password', async () => {
    const account = await newAccount('emma');
    const kept = await openSession(account.id, 'emma-1');
    await openSession(account.id, 'emma-2');
    await room.accounts.setPassword(account.id, { hash: 'new', mustChange: false, keepSessionId: kept }, audit());
    expect(await room.sessions.find(hash('emma-1'), NOW, LONG_AGO)).toMatchObject({ account: { mustChangePassword: false } });
    expect(await room.sessions.find(hash('emma-2'), NOW, LONG_AGO)).toBeUndefined();
  });

  it('is listed by name, page by page, and found by a part of it', async () => {
    for (const name of ['zz1', 'zz2', 'zz3']) await newAccount(name, { roles: ['operator', 'auditor'] });
    const first = await room.accounts.list({ text: 'ZZ', limit: 2 });
    const second = await room.accounts.list({ text: 'ZZ', limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map((account) => account.userName)).toEqual(['zz1', 'zz2', 'zz3']);
    expect(first.items[0]?.roles).toEqual(['auditor', 'operator']);
    expect((await room.accounts.list({ text: '%_' })).items).toEqual([]);
    expect(await room.accounts.count()).toBeGreaterThan(3);
  });
});

describe('the person behind an account', () => {
  const freeze = (id: string) => room.dataSource.query(`update managed_objects set common = common || '{"frozen": {}}' where id = $1`, [id]);

  it('comes along with an account that names nobody, and speaks for its language', async () => {
    const account = await newAccount('karl', { displayName: 'Karl Marks' });
    expect(account.identity).toEqual({ id: account.id, name: 'Karl Marks', state: 'active', isFrozen: false, builtIn: undefined });
    await openSession(account.id, 'karl-1');
    await room.dataSource.query(`update managed_objects set attributes = attributes || '{"preferredLanguage": "it-IT"}' where id = $1`, [account.id]);
    expect(await room.sessions.find(hash('karl-1'), NOW, LONG_AGO)).toMatchObject({ account: { language: 'it-IT' } });
  });

  it('has one account that is switched on', async () => {
    const first = await newAccount('lea');
    await expect(newAccount('lea2', { identityId: first.id })).rejects.toMatchObject({ name: 'Conflict', reason: 'identity-has-account' });
    await expect(newAccount('lea3', { identityId: uuidv7() })).rejects.toMatchObject({ name: 'Refusal', reason: 'unknown-identity' });
    await room.accounts.update(first.id, { disabled: true }, audit());
    await newAccount('lea2', { identityId: first.id });
    await expect(room.accounts.update(first.id, { disabled: false }, audit())).rejects.toMatchObject({ reason: 'identity-has-account' });
    expect((await room.accounts.ofIdentity(first.id)).map((one) => one.userName)).toEqual(['lea2', 'lea']);
  });

  it('is out at the next request when they are frozen or no longer active, with sessions and tokens alike', async () => {
    const account = await newAccount('mara');
    const id = await openSession(account.id, 'mara-1');
    await room.apiTokens.create({
      id: uuidv7(), accountId: account.id, name: 'import', scopes: ['*'], createdAt: NOW, expiresAt: later(60), tokenHash: hash('mara-t'),
    }, audit());
    await freeze(account.id);
    expect(await room.sessions.find(hash('mara-1'), NOW, LONG_AGO)).toBeUndefined();
    expect(await room.apiTokens.find(hash('mara-t'), NOW)).toBeUndefined();
    expect(await room.sessions.stillSignedIn({ sessionIds: [id], tokenIds: [] }, NOW, LONG_AGO)).toEqual([]);
    await room.dataSource.query(`update managed_objects set common = common - 'frozen', state = 'inactive' where id = $1`, [account.id]);
    expect(await room.sessions.find(hash('mara-1'), NOW, LONG_AGO)).toBeUndefined();
  });
});

describe('a session', () => {
  it('tells in one statement who is there, what is allowed and which rules hold', async () => {
    const account = await newAccount('fabio', { roles: ['operator', 'auditor'] });
    const id = await openSession(account.id, 'fabio-1');
    const ruleRevision = await room.processLists.revision();
    const sent = await statementsOf(async () => {
      expect(await room.sessions.find(hash('fabio-1'), NOW, LONG_AGO)).toEqual({
        sessionId: id, expiresAt: later(600), roles: ['auditor', 'operator'], ruleRevision, held: [],
        permissions: ['audit:read', 'run:read', 'temporary-card:order'],
        account: { id: account.id, userName: 'fabio', displayName: 'fabio', language: 'en-US', mustChangePassword: true },
        identity: { id: account.id, name: 'fabio' },
      });
    });
    expect(sent).toHaveLength(1);
  });

  it('ends by time, by idleness, by sign-out here and by sign-out everywhere', async () => {
    const account = await newAccount('gina');
    const find = (token: string, now = NOW, idleSince = LONG_AGO) => room.sessions.find(hash(token), now, idleSince);
    const first = await openSession(account.id, 'gina-1');
    await openSession(account.id, 'gina-2');
    await openSession(account.id, 'gina-3');
    expect(await find('gina-1', later(601))).toBeUndefined();
    expect(await find('gina-1', later(59), later(60))).toBeUndefined();
    await room.sessions.close(first);
    expect(await find('gina-1')).toBeUndefined();
    expect(await room.sessions.closeAll(account.id)).toBe(2);
    expect(await find('gina-2')).toBeUndefined();
  });

  it('stays awake while it is used', async () => {
    const account = await newAccount('hugo');
    await openSession(account.id, 'hugo-1');
    expect(await room.sessions.find(hash('hugo-1'), later(5), LONG_AGO)).toBeDefined();
    expect(await room.sessions.find(hash('hugo-1'), later(30), later(4))).toBeDefined();
    expect(await room.sessions.removeExpired(later(31), later(29))).toBeGreaterThan(0);
    expect(await room.sessions.find(hash('hugo-1'), later(31), LONG_AGO)).toBeDefined();
  });
});

describe('an API token', () => {
  it('acts within its scopes until it expires or is revoked', async () => {
    const account = await newAccount('ines');
    const token = { id: uuidv7(), accountId: account.id, name: 'import', scopes: ['run:read'], createdAt: NOW, expiresAt: later(60) };
    await room.apiTokens.create({ ...token, tokenHash: hash('t1') }, audit());
    expect(await room.apiTokens.find(hash('t1'), NOW)).toMatchObject({ tokenName: 'import', scopes: ['run:read'], account: { userName: 'ines' } });
    expect(await room.apiTokens.list(account.id)).toEqual([{ ...token, lastUsedAt: NOW }]);
    expect(await room.apiTokens.find(hash('t1'), later(61))).toBeUndefined();
    await expect(room.apiTokens.revoke(uuidv7(), token.id, audit())).rejects.toMatchObject({ name: 'NotFound' });
    await room.apiTokens.revoke(account.id, token.id, audit());
    expect(await room.apiTokens.find(hash('t1'), NOW)).toBeUndefined();
  });
});

describe('a role', () => {
  it('is saved by whoever knows how it stands, and counts at the next request', async () => {
    const account = await newAccount('jana', { roles: ['auditor'] });
    await openSession(account.id, 'jana-1');
    const role = await room.roles.read('auditor');
    const saved = await room.roles.save({ name: 'auditor', title: 'Auditor', permissions: ['*'] }, role?.revision ?? 0, audit());
    expect(saved).toMatchObject({ revision: 2, permissions: ['*'] });
    expect(await room.sessions.find(hash('jana-1'), NOW, LONG_AGO)).toMatchObject({ permissions: ['*'] });
    await expect(room.roles.save({ name: 'auditor', title: 'A', permissions: [] }, 1, audit())).rejects.toMatchObject({
      name: 'Conflict', reason: 'revision-conflict', current: { revision: 2 },
    });
    await expect(room.roles.save({ name: 'auditor', title: 'A', permissions: [] }, 0, audit())).rejects.toMatchObject({ name: 'Conflict' });
    expect((await room.roles.list()).map((listed) => listed.name)).toEqual(['auditor', 'operator']);
  });
});
