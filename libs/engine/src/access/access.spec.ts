import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ACL_PERMISSIONS } from '@tessera/plugin-api';
import type { AclPermission, CommonProperties } from '@tessera/plugin-api';
import fc from 'fast-check';
import { PROTECTION, standingOf } from '../common/protection.js';
import type { Standing } from '../common/protection.js';
import { systemActor } from '../system-actor.js';
import { AccessBook, openScheme } from './access-book.js';
import type { AccessObject } from './access-book.js';
import { askerOf } from './asker.js';
import type { Asker } from './asker.js';
import { DISTRIBUTION_RIGHTS } from './distribution.js';
import type { DistributionRight } from './distribution.js';
import { grantors } from './grantors.js';
import { ACTION_OF } from './needs.js';
import { updatedEntries } from './scheme.js';
import type { AclEntry, AclScheme } from './scheme.js';
import type { UserFilter } from './user-context.js';

const FIRST = parse(readFileSync(new URL('../../../../config/defaults/access-schemes.yaml', import.meta.url), 'utf8')) as { 'access-schemes': Record<string, { default: AclEntry[] }> };
const DEFAULTS = Object.entries(FIRST['access-schemes']).map(([objectType, { default: entries }]) => ({ objectType, entries }));
const entries = DEFAULTS.find(({ objectType }) => objectType === 'identity')?.entries ?? [];
const schemeWith = (wanted: readonly AclEntry[]): AclScheme => ({ id: 'model', objectType: 'identity', level: 'model', name: 'identity', entries: wanted, revision: 1 });
const bookOf = (wanted: readonly AclEntry[]) => new AccessBook(1, [schemeWith(wanted)]);
const book = bookOf(entries);

const someone = (id: string, groups: readonly string[], builtIn?: string): Asker =>
  ({ id, user: { accountId: `account-${id}`, identityId: id, roles: [], groups: ['Everyone', ...groups], unitIds: [], superiorIds: [], ...(builtIn !== undefined && { builtIn }) } });

const ASKERS = {
  house: someone('house', [], 'administrator'),
  A: someone('a', ['Administrators']),
  C: someone('c', ['Configurators']),
  D: someone('d', ['Designers']),
  ALL: someone('all', []),
  AU: askerOf(systemActor),
} as const;
type Column = keyof typeof ASKERS;

// Section 4 of the fact sheet, written down a second time on purpose. `self` and `creator` hold for anybody.
const MATRIX: Readonly<Record<AclPermission, readonly (Exclude<Column, 'house'> | 'self' | 'creator')[]>> = {
  List: ['A', 'C', 'D', 'AU', 'ALL', 'self', 'creator'],
  Read: ['A', 'C', 'AU', 'self', 'creator'],
  ReadIdentification: ['A', 'AU', 'self'],
  ReadHistory: ['A', 'C', 'self'],
  Create: ['A', 'C', 'AU'],
  Update: ['A', 'C', 'AU'],
  Delete: ['A'],
  Lock: ['A', 'C', 'AU'],
  ForceUnlock: ['A'],
  Freeze: ['A'],
  Number: ['A', 'C', 'AU'],
  Attach: ['A', 'C', 'AU'],
  Customize: ['A', 'C'],
  SetAcl: ['A'],
  SetDistributionList: ['A'],
  ApplicationAdministration: ['A', 'AU'],
  PreferredLanguage: ['A', 'AU', 'self'],
  OwnContacts: ['A', 'self'],
};

const STANDINGS: Readonly<Record<Standing, (me: string) => CommonProperties>> = {
  free: () => ({}),
  'locked-by-me': (me) => ({ locked: { date: '2026-11-22T10:00:00Z', identity: { id: me, name: 'Me' } } }),
  'locked-by-another': () => ({ locked: { date: '2026-11-22T10:00:00Z', identity: { id: 'another', name: 'Another' } } }),
  frozen: () => ({ frozen: { date: '2026-11-22T10:00:00Z', identity: { id: 'another', name: 'Another' } } }),
};

const WHOSE = ['own', 'made', 'other'] as const;
const rows = ACL_PERMISSIONS.flatMap((permission) =>
  (Object.keys(ASKERS) as Column[]).flatMap((who) => WHOSE.flatMap((whose) => (Object.keys(STANDINGS) as Standing[]).map((standing) => ({ permission, who, whose, standing })))));

function expected({ permission, who, whose, standing }: (typeof rows)[number]): boolean {
  const holds = who === 'house' || MATRIX[permission].includes(who) || (whose === 'own' && MATRIX[permission].includes('self')) || (whose === 'made' && MATRIX[permission].includes('creator'));
  const ruling = PROTECTION[ACTION_OF[permission]][standing];
  const administers = who === 'house' || MATRIX.ApplicationAdministration.includes(who);
  return holds && (ruling === 'done' || ruling === 'nothing' || (ruling === 'administrators-only' && administers));
}

it('every right, for everybody, of their own and other records, free, locked and frozen, is decided as the matrix says', () => {
  const wrong = rows.filter((row) => {
    const asker = ASKERS[row.who];
    const object: AccessObject = {
      id: row.whose === 'own' ? asker.id : 'somebody', objectType: 'identity', common: STANDINGS[row.standing](asker.id),
      createdBy: row.whose === 'made' ? asker.id : 'another',
    };
    expect(standingOf(object, asker.id)).toBe(row.standing);
    return book.decide(asker, object, row.permission).allowed !== expected(row);
  });
  expect(wrong).toEqual([]);
  expect(rows).toHaveLength(18 * 6 * 3 * 4);
});

const condition = fc.constantFrom<UserFilter>({ everyone: true }, ...['Administrators', 'Configurators', 'Designers'].map((is): UserFilter => ({ subject: 'group', is })), { not: { subject: 'group', is: 'Designers' } });
const relations = fc.subarray(['self', 'creator'] as const);
const anEntry = fc.record({ permission: fc.constantFrom(...ACL_PERMISSIONS), filter: condition, relations });
const anObject = fc.record({ id: fc.constantFrom('a', 'c', 'd', 'x'), objectType: fc.constant('identity'), createdBy: fc.constantFrom('a', 'c', 'account-d', 'x') });
const anAsker = fc.constantFrom(...Object.values(ASKERS).filter((one) => one !== ASKERS.house));
const right = fc.constantFrom(...ACL_PERMISSIONS);
const may = (wanted: readonly AclEntry[], asker: Asker, object: AccessObject, permission: AclPermission, rights: readonly DistributionRight[] = []) =>
  bookOf(wanted).permit(asker, object, permission, rights).allowed;

it('a scheme allows what any of its entries allows, and nothing else: their order does not matter', () => {
  fc.assert(fc.property(fc.array(anEntry), fc.array(anEntry), anAsker, anObject, right, (first, second, asker, object, permission) => {
    const union = may([...first, ...second], asker, object, permission);
    expect(union).toBe(may(first, asker, object, permission) || may(second, asker, object, permission));
    expect(union).toBe(may([...second, ...first], asker, object, permission));
    expect(may([], asker, object, permission)).toBe(false);
  }));
});

it('a distribution list only adds', () => {
  const rights = fc.subarray(Object.keys(DISTRIBUTION_RIGHTS) as DistributionRight[]);
  fc.assert(fc.property(fc.array(anEntry), anAsker, anObject, right, rights, (wanted, asker, object, permission, shared) => {
    const alone = may(wanted, asker, object, permission);
    const added = shared.some((one) => DISTRIBUTION_RIGHTS[one].includes(permission));
    expect(may(wanted, asker, object, permission, shared)).toBe(alone || added);
  }));
});

it('the filter of one right is overwritten, widened or narrowed, and no other right changes', () => {
  fc.assert(fc.property(fc.array(anEntry), condition, relations, anAsker, anObject, right, right, (wanted, filter, asked, asker, object, changed, other) => {
    const before = may(wanted, asker, object, changed);
    const holds = may([{ permission: changed, filter, relations: asked }], asker, object, changed);
    const after = (update: 'overwrite' | 'or' | 'and', permission: AclPermission) => may(updatedEntries(wanted, changed, { filter, relations: asked }, update), asker, object, permission);
    expect([after('overwrite', changed), after('or', changed), after('and', changed)]).toEqual([holds, before || holds, before && holds]);
    if (other !== changed) for (const update of ['overwrite', 'or', 'and'] as const) expect(after(update, other)).toBe(may(wanted, asker, object, other));
  }));
});

it('an object follows its type, a scenario or entries of its own; a scheme that is gone allows nothing', () => {
  const scenario: AclScheme = { ...schemeWith([]), id: 'quiet', level: 'scenario', name: 'Quiet', entries: [{ permission: 'Read', filter: { subject: 'group', is: 'Designers' } }] };
  const both = new AccessBook(1, [schemeWith(entries), scenario]);
  const read = (asker: Asker, schemeId?: string) => both.permit(asker, { id: 'x', objectType: 'identity', ...(schemeId !== undefined && { schemeId }) }, 'Read').allowed;
  expect([read(ASKERS.C), read(ASKERS.D)]).toEqual([true, false]);
  expect([read(ASKERS.C, 'quiet'), read(ASKERS.D, 'quiet')]).toEqual([false, true]);
  expect([read(ASKERS.A, 'gone'), read(ASKERS.house, 'gone')]).toEqual([false, true]);
});

it('says who can grant a right, and leaves types without a scheme open', () => {
  expect(grantors(schemeWith(entries))).toEqual(['Administrators']);
  expect(grantors(schemeWith([]))).toEqual(['Administrator']);
  const open = new AccessBook(1, []);
  const refused = ACL_PERMISSIONS.filter((one) => !open.permit(ASKERS.ALL, { id: 'x', objectType: 'temporary-card' }, one).allowed);
  expect(refused).toEqual(['SetAcl', 'SetDistributionList', 'ApplicationAdministration']);
  expect(openScheme('x').entries).toHaveLength(ACL_PERMISSIONS.length);
});
