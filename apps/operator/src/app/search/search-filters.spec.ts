import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { ObjectTypeView } from '@tessera/api-client';
import { signedIn } from '../../testing/signed-in.js';
import { SearchFiltersHarness } from '../../testing/search-filters-harness.js';
import { SearchFilters } from './search-filters.js';

const type: ObjectTypeView = {
  name: 'identity', title: 'Identity', pluralTitle: 'Identities', group: '', label: 'name', states: [], numbered: true, quickFilters: [],
  attributes: {
    language: { kind: 'language', title: 'Preferred language', indexed: true },
    expires: { kind: 'date', title: 'Expires', indexed: true },
    seen: { kind: 'date-time', title: 'Last seen', indexed: true },
  },
};
const local = new Date(2031, 1, 28, 10, 30);

async function open(attributes: Readonly<Record<string, string>>) {
  await signedIn([]);
  const fixture = TestBed.createComponent(SearchFilters);
  const asked: Readonly<Record<string, string>>[] = [];
  fixture.componentRef.setInput('address', { type: 'identity', attributes });
  fixture.componentRef.setInput('types', [type]);
  fixture.componentRef.setInput('type', type);
  fixture.componentInstance.changed.subscribe((address) => asked.push(address.attributes));
  return { asked, filters: await TestbedHarnessEnvironment.harnessForFixture(fixture, SearchFiltersHarness) };
}

it('lets one choose a language by its own name', async () => {
  const { asked, filters } = await open({ language: 'it-IT' });
  expect(await filters.kindOf('Preferred language')).toBe('select');
  expect(await filters.choicesOf('Preferred language')).toEqual(['–', 'Italiano', 'English']);
  expect(await filters.valueOf('Preferred language')).toBe('it-IT');
  await filters.choose('Preferred language', 2);
  expect(asked).toEqual([{ language: 'en-US' }]);
});

it('asks for a day, and not before its year is typed to the end', async () => {
  const { asked, filters } = await open({ expires: '' });
  expect(await filters.kindOf('Expires')).toBe('date');
  for (const year of ['0002', '0020', '0203', '2031']) await filters.type('Expires', `${year}-02-28`);
  expect(asked).toEqual([{ expires: '2031-02-28' }]);
});

it('asks for a moment on the clock of whoever types it', async () => {
  const { asked, filters } = await open({ seen: local.toISOString() });
  expect(await filters.kindOf('Last seen')).toBe('datetime-local');
  expect(await filters.valueOf('Last seen')).toBe('2031-02-28T10:30');
  await filters.type('Last seen', '2031-02-28T11:30');
  expect(asked).toEqual([{ seen: new Date(2031, 1, 28, 11, 30).toISOString() }]);
});

it('takes a day away again', async () => {
  const { asked, filters } = await open({ expires: '2031-02-28' });
  await filters.type('Expires', '');
  expect(asked).toEqual([{ expires: '' }]);
});
