import type { AclPermission, CommonProperties } from '@tessera/plugin-api';
import { Forbidden, NotFound } from '../errors.js';
import { allow, clerks, EVERYONE, house, model, object, scheme, who } from '../testing/schemes.js';
import { AccessBook, openScheme } from './access-book.js';
import type { AccessObject } from './access-book.js';
import { askerOf } from './asker.js';
import type { DistributionRight } from './distribution.js';
import { ObjectAccess } from './object-access.js';
import type { AclScheme } from './scheme.js';
import { EVERYTHING } from './scope.js';
import type { UserContext } from './user-context.js';

describe('which objects of a type somebody may see', () => {
  const scopeOf = (schemes: readonly AclScheme[], user: Partial<UserContext> = {}, permissions: readonly AclPermission[] = ['Read']) =>
    new AccessBook(1, schemes).scope(askerOf(who(user)), 'parcel', permissions);

  it('is everything for the built-in Administrator, and where every scheme says so', () => {
    expect(scopeOf([model()], { builtIn: 'administrator' })).toEqual({ makers: ['account', 'person'], identityId: 'person', everything: true, ways: [], rights: [] });
    expect(scopeOf([model(allow('Read')), scheme('s', 'scenario', [allow('Read')])])).toMatchObject({ everything: true, ways: [], rights: [] });
    expect(scopeOf([model(allow('Read'), allow('Read', EVERYONE, 'self'))])).toMatchObject({ everything: true });
  });

  it('is what each scheme allows, by the relations that it asks for, and what distribution lists add', () => {
    const schemes = [model(allow('Read')), scheme('s', 'scenario', [allow('Update')]), scheme('own', 'object', [allow('Read', EVERYONE, 'creator')]), scheme('other', 'scenario', [allow('Read')], 'letter')];
    expect(scopeOf(schemes)).toMatchObject({
      everything: false, rights: ['read', 'modify', 'delete', 'share'],
      ways: [{ model: true, schemeIds: [], relations: [] }, { model: false, schemeIds: ['own'], relations: ['creator'] }],
    });
  });

  it('puts schemes together that ask for the same', () => {
    const schemes = [model(allow('Read', EVERYONE, 'self')), scheme('a', 'scenario', [allow('Read', EVERYONE, 'self'), allow('Read', EVERYONE, 'self')]), scheme('b', 'object', [allow('Read', clerks)])];
    expect(scopeOf(schemes).ways).toEqual([{ model: true, schemeIds: ['a'], relations: ['self'] }]);
    expect(scopeOf(schemes, { roles: ['clerk'] }).ways).toEqual([{ model: true, schemeIds: ['a'], relations: ['self'] }, { model: false, schemeIds: ['b'], relations: [] }]);
    expect(scopeOf([model(), scheme('a', 'scenario', [allow('Read')])])).toMatchObject({ everything: false, ways: [{ model: false, schemeIds: ['a'], relations: [] }] });
  });

  it('is nothing but what is shared, where nothing is allowed', () => {
    expect(scopeOf([model(allow('List'))], {}, ['Update'])).toMatchObject({ everything: false, ways: [], rights: ['modify'] });
    expect(scopeOf([model(allow('List', EVERYONE, 'self'))], {}, ['Update', 'List'])).toMatchObject({ ways: [{ relations: ['self'] }] });
  });

  it('knows whom they are by: a machine has no record', () => {
    const asker = { id: 'machine', user: { accountId: 'token', roles: [], groups: [], unitIds: [], superiorIds: [] } };
    expect(new AccessBook(1, []).scope(asker, 'parcel', ['Read'])).toEqual({ makers: ['token'], identityId: undefined, everything: true, ways: [], rights: [] });
    expect(askerOf({ id: 'x' })).toEqual({ id: 'x', user: { accountId: 'x', roles: [], groups: [], unitIds: [], superiorIds: [] } });
  });

  it('is worked out once for each question', () => {
    const book = new AccessBook(1, [model(allow('Read', clerks))]);
    const ask = (user: Partial<UserContext>, permission: AclPermission = 'Read') => book.scope(askerOf(who(user)), 'parcel', [permission]);
    expect(ask({})).toBe(ask({}));
    expect(ask({ roles: ['clerk'] }).everything).toBe(true);
    expect(ask({}).everything).toBe(false);
    expect(ask({ roles: ['clerk'] }, 'Update').everything).toBe(false);
  });

  it('asks nothing in a house without schemes', async () => {
    const access = new ObjectAccess({});
    expect(await access.scope(who(), 'parcel', ['Read'])).toBe(EVERYTHING);
    expect((await access.at()).revision).toBe(0);
    expect(await access.permits(who(), object(), ['Read', 'Delete'])).toEqual(new Set(['Read', 'Delete']));
  });
});

describe('a decision says why', () => {
  const both = model(allow('Read', clerks), allow('Update', clerks), allow('ApplicationAdministration', { subject: 'role', is: 'boss' }), allow('SetAcl'));
  const by = { date: '2030-01-01T00:00:00Z', identity: { id: 'another', name: 'Another' } };
  const decide = (permission: AclPermission, user: Partial<UserContext> = {}, common?: CommonProperties, rights: readonly DistributionRight[] = []) =>
    new AccessBook(1, [both]).decide(askerOf(who(user)), object({ ...(common && { common }) }), permission, rights);

  it('the rule that allowed it, or that there is none', () => {
    expect(decide('Read', { roles: ['clerk'] })).toEqual({ allowed: true, rule: { kind: 'entry', scheme: both, entry: both.entries[0] } });
    expect(decide('Read')).toEqual({ allowed: false, rule: { kind: 'no-entry', scheme: both } });
    expect(decide('Read', {}, undefined, ['delete'])).toEqual({ allowed: true, rule: { kind: 'distribution-list', right: 'delete' } });
    expect(decide('Update', {}, undefined, ['delete'])).toMatchObject({ allowed: false });
    expect(decide('Delete', { builtIn: 'administrator' })).toEqual({ allowed: true, rule: { kind: 'built-in-administrator' } });
  });

  it('that a lock or a freeze stands before it', () => {
    expect(decide('Update', { roles: ['clerk'] }, { locked: by })).toEqual({ allowed: false, rule: { kind: 'state', ruling: 'locked-by-another' } });
    expect(decide('Update', { builtIn: 'administrator' }, { frozen: by })).toEqual({ allowed: false, rule: { kind: 'state', ruling: 'frozen' } });
    expect(decide('SetAcl', {}, { frozen: by })).toEqual({ allowed: false, rule: { kind: 'state', ruling: 'administrators-only' } });
    expect(decide('SetAcl', { roles: ['boss'] }, { frozen: by })).toMatchObject({ allowed: true, rule: { kind: 'entry' } });
  });

  it('and knows the schemes by what they are for', () => {
    const scenario = scheme('quiet', 'scenario', []);
    const book = new AccessBook(1, [both, scenario, scheme('own', 'object', []), scheme('letters', 'scenario', [], 'letter')]);
    expect(book.defaults()).toEqual([both]);
    expect(book.scenarios('parcel')).toEqual([scenario]);
    expect(book.schemeOf({ objectType: 'parcel', schemeId: 'quiet' })).toBe(scenario);
    expect(book.schemeOf({ objectType: 'parcel', schemeId: 'gone' })).toEqual({ id: 'gone', objectType: 'parcel', level: 'object', name: '', entries: [], revision: 0 });
    expect(book.schemeOf({ objectType: 'letter' })).toEqual(openScheme('letter'));
    expect(openScheme('letter')).toMatchObject({ id: '', level: 'model', name: 'letter', revision: 0 });
  });

  it('counts as creator whoever made it as a person or as an account, and as self whose record it is', () => {
    const book = new AccessBook(1, [model(allow('Read', EVERYONE, 'creator'), allow('Update', EVERYONE, 'self'), allow('Delete', EVERYONE, 'self', 'creator'))]);
    const may = (permission: AclPermission, more: Partial<AccessObject>) => book.permit(askerOf(who()), { id: 'o1', objectType: 'parcel', ...more }, permission).allowed;
    expect([may('Read', { createdBy: 'account' }), may('Read', { createdBy: 'person' }), may('Read', { createdBy: 'x' }), may('Read', {})]).toEqual([true, true, false, false]);
    expect([may('Update', { id: 'person' }), may('Update', {}), may('Delete', { id: 'person' }), may('Delete', { id: 'person', createdBy: 'person' })]).toEqual([true, false, false, true]);
    const machine = { id: 'm', user: { accountId: 'token', roles: [], groups: [], unitIds: [], superiorIds: [] } };
    expect(book.permit(machine, { id: 'o1', objectType: 'parcel' }, 'Read').allowed).toBe(false);
  });
});

describe('before somebody touches an object', () => {
  const by = { date: '2030-01-01T00:00:00Z', identity: { id: 'another', name: 'Another' } };

  it('what may not be listed is not there', async () => {
    const { access } = house([model(allow('Update'))]);
    await expect(access.require(who(), object(), 'Update')).rejects.toEqual(new NotFound('parcel', 'o1'));
    await expect(access.seen(who(), object(), [])).rejects.toMatchObject({ what: 'parcel', id: 'o1' });
    expect(await house([model(allow('List'))]).access.seen(who(), object(), ['Update'])).toEqual(new Set(['List']));
    expect(await house([model(allow('Read'))]).access.seen(who(), object(), [])).toEqual(new Set(['Read']));
  });

  it('a missing right is named, with who can grant it', async () => {
    const grants = [allow('SetAcl', { any: [{ subject: 'group', is: 'Bosses' }, clerks] })];
    const { access } = house([model(allow('List'), ...grants)]);
    await expect(access.require(who(), object(), 'Update')).rejects.toMatchObject({ name: 'Forbidden', permission: 'Update', details: { objectType: 'parcel', grantors: 'Bosses, clerk' } });
    await expect(access.requireCreate(who(), 'parcel')).rejects.toMatchObject({ permission: 'Create', details: { grantors: 'Bosses, clerk' } });
    await expect(house([model(allow('Create'))]).access.requireCreate(who(), 'parcel')).resolves.toBeUndefined();
    expect(await access.forbidden(object({ schemeId: 'gone' }), 'Read')).toBeInstanceOf(Forbidden);
  });

  it('a lock is respected, and a freeze by all but administrators', async () => {
    const { access } = house([model(allow('List'), allow('Update'), allow('SetAcl'), allow('ApplicationAdministration', { subject: 'role', is: 'boss' }))]);
    await expect(access.require(who(), object({ common: { locked: by } }), 'Update')).rejects.toMatchObject({ reason: 'locked-by-another' });
    await expect(access.require(who(), object({ common: { frozen: by } }), 'SetAcl')).rejects.toMatchObject({ reason: 'administrators-only' });
    await expect(access.require(who({ roles: ['boss'] }), object({ common: { frozen: by } }), 'SetAcl')).resolves.toBeUndefined();
    await expect(access.require(who({ roles: ['boss'] }), object({ common: { frozen: by } }), 'Update')).rejects.toMatchObject({ reason: 'frozen' });
    await expect(access.require(who(), object(), 'Update')).resolves.toBeUndefined();
  });

  it('what is shared counts, and is asked for in one statement, of those that are left', async () => {
    const { access, state } = house([model(allow('Read', EVERYONE, 'creator'))], { o1: ['modify'], o3: ['read'] });
    const objects = [object(), object({ id: 'o2', createdBy: 'person' }), object({ id: 'o3' })];
    const may = await access.permitsAmong(who(), objects, ['Read'], 'recent');
    expect([...may].map(([id, rights]) => [id, [...rights]])).toEqual([['o1', ['Read']], ['o2', ['Read']], ['o3', ['Read']]]);
    expect(state.rightsFor).toEqual([['person', ['o1', 'o3'], undefined]]);
    const transaction = { now: new Date() } as never;
    await access.permits(who(), object(), ['Update'], transaction);
    expect(state.rightsFor[1]).toEqual(['person', ['o1'], transaction]);
  });

  it('nothing is asked for machines, nor when all is allowed', async () => {
    const { access, state } = house([model(allow('Read'))], { o1: ['delete'] });
    expect(await access.permits(who(), object(), ['Read'])).toEqual(new Set(['Read']));
    expect(await access.permits({ id: 'machine' }, object(), ['Delete'])).toEqual(new Set());
    expect(state.rightsFor).toEqual([]);
  });

  it('a decision looks at what is shared only where no entry says yes', async () => {
    const { access, state } = house([model(allow('Read'))], { o1: ['modify'] });
    expect(await access.decide(who(), object(), 'Read')).toMatchObject({ allowed: true, rule: { kind: 'entry' } });
    expect(state.rightsFor).toEqual([]);
    expect(await access.decide(who(), object(), 'Update')).toMatchObject({ allowed: true, rule: { kind: 'distribution-list', right: 'modify' } });
    expect(await access.decide(who(), object({ id: 'o2' }), 'Update')).toMatchObject({ allowed: false, rule: { kind: 'no-entry' } });
  });
});

describe('schemes as they are now', () => {
  it('are read again when they have changed, and not before', async () => {
    const { access, state } = house([model()]);
    const first = await access.at();
    expect(await access.at()).toBe(first);
    expect(await access.at(1)).toBe(first);
    expect(state).toMatchObject({ read: 1 });
    state.revision = 2;
    expect(await access.at(1)).toBe(first);
    expect((await access.at()).revision).toBe(2);
    expect(state.read).toBe(2);
    expect((await access.at(1)).revision).toBe(2);
  });

  it('are those that are known, inside a transaction', async () => {
    const { access, state } = house([model(allow('Read'))]);
    await access.at();
    state.revision = 2;
    const asked = state.asked;
    await access.scope(who(), 'parcel', ['Read'], 'recent');
    expect(state.asked).toBe(asked);
    await access.scope(who(), 'parcel', ['Read'], 2);
    expect(state.read).toBe(2);
    state.revision = 3;
    await access.scope(who(), 'parcel', ['Read']);
    expect(state.read).toBe(3);
    const late = house([model(allow('Read'))]);
    await late.access.scope(who(), 'parcel', ['Read'], 'recent');
    expect(late.state.read).toBe(1);
  });

  it('stay the newest ones when an older answer comes late', async () => {
    const { access, state } = house([model()]);
    state.revision = 5;
    await access.at();
    state.revision = 4;
    expect((await access.at(6)).revision).toBe(4);
    expect((await access.at(5)).revision).toBe(5);
  });
});
