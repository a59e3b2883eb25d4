import type { ObjectType } from '@tessera/plugin-api';
import type { AccessStore } from '../ports/index.js';
import { parcel } from '../testing/parcels.js';
import { allow, clerks, house, model, object, scheme, who } from '../testing/schemes.js';
import type { SaidLine, TellingObject } from './mentions.js';
import { ObjectAccess } from './object-access.js';
import type { AclScheme } from './scheme.js';
import type { listNeeds } from './search-needs.js';

describe('what objects say about others', () => {
  const letter = {
    name: 'letter', title: 'Letter', pluralTitle: 'Letters', group: 'Post', permission: 'letter:read', label: 'number', states: {},
    quickFilters: { addressed: { title: 'Addressed', all: [{ attribute: 'parcel', is: 'present' }] } },
    attributes: {
      number: { kind: 'text', title: 'Number', maxLength: 9 }, parcel: { kind: 'object', title: 'Parcel', objectType: 'parcel', indexed: true },
      parcelName: { kind: 'text', title: 'Name', maxLength: 9, about: 'parcel' }, other: { kind: 'object', title: 'Other', objectType: 'parcel' },
    },
  } as unknown as ObjectType;
  const naming = (id: string, parcelId?: string): TellingObject => ({ id, objectType: 'letter', attributes: { number: '1', parcel: parcelId, parcelName: 'Name' } });
  const quiet = scheme('quiet', 'scenario', [allow('List', clerks)]);
  const parcelsThere: readonly TellingObject[] = [object({ id: 'open' }), object({ id: 'closed', schemeId: 'quiet' })];
  function desk(schemes: readonly AclScheme[] = [model(allow('List')), quiet]) {
    const { access: store } = (house(schemes).access as unknown as { ports: { access: AccessStore } }).ports;
    const asked: string[][] = [];
    const readObjects = async (_: string, ids: readonly string[]) => { asked.push([...ids]); return parcelsThere.filter(({ id }) => ids.includes(id)); };
    return { asked, access: new ObjectAccess({ access: store, store: { readObjects } as never }, { objectTypes: () => [parcel, letter] }) };
  }
  const BLANK = { parcel: 'List', parcelName: 'List' };

  it('is blank where they may not be seen, or are gone, and is looked up at once for all', async () => {
    const { access, asked } = desk();
    const letters = [naming('l1', 'open'), naming('l2', 'closed'), naming('l3', 'gone'), naming('l4'), naming('l5', 'closed')];
    expect(Object.fromEntries(await access.hidden(who(), letter, letters))).toEqual({ l2: BLANK, l3: BLANK, l5: BLANK });
    expect(asked).toEqual([['open', 'closed', 'gone']]);
    expect((await access.hidden(who({ roles: ['clerk'] }), letter, letters)).size).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it('is blank for whoever may not read their type, and shown where nobody restricts it', async () => {
    const { access } = desk();
    const reading = (...permissions: readonly string[]) => ({ ...who(), permissions: new Set(permissions) });
    expect((await access.hidden(reading('letter:read'), letter, [naming('l1', 'open')])).get('l1')).toEqual(BLANK);
    expect((await access.hidden(reading('parcel:read'), letter, [naming('l1', 'open')])).size).toBe(0);
    expect((await new ObjectAccess({}).hidden(who(), letter, [naming('l1', 'open')])).size).toBe(0);
  });

  it('is blank in a line of the history that says it, whoever is named now', async () => {
    const lines: readonly SaidLine[] = [
      { object: naming('l1', 'open'), changed: { parcel: { from: 'closed', to: 'open' }, number: { to: '1' } } }, { object: naming('l2', 'closed'), changed: { parcelName: { to: 'X' } } },
      { object: naming('l2', 'closed'), changed: { number: { to: '2' } } }, { object: naming('l2', 'closed') }, { object: naming('l3', 'open'), changed: { parcel: { from: 'open' } } },
    ];
    expect(await desk().access.hiddenIn(who(), letter, lines)).toEqual([BLANK, BLANK, {}, {}, {}]);
  });

  it.each<[string, Parameters<typeof listNeeds>[1], boolean]>([
    ['a name', { text: 'L-12 rossi' }, true], ['a number', { text: 'L-12 0042' }, false], ['nothing', { text: ' - ' }, false], ['what names them', { attributes: { parcel: 'x' } }, true],
    ['what repeats their name', { sort: 'parcelName' }, true], ['something else', { attributes: { number: '1' }, sort: 'number' }, false], ['a quick filter', { quick: ['addressed'] }, true],
  ])('is no way to find them: looking for %s keeps to whom one sees: %s', async (_, looked, keeps) => {
    const through = async (roles: readonly string[]) => (await desk().access.within(who({ roles }), letter, looked)).flatMap((scope) => scope.through ?? []);
    expect(await through([])).toEqual(keeps ? ['parcel'] : []);
    expect(await through(['clerk'])).toEqual([]);
  });
});
