import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { PageHarness } from '../../testing/page-harness.js';
import { settle } from '../../testing/settle.js';
import { signedIn } from '../../testing/signed-in.js';
import { BatchBar } from './batch-bar.js';

const action = { entryId: 'e1', useCase: 'U', title: 'Withdraw', story: '', place: 'active', available: true, batch: true };

async function open(address: { readonly text?: string } = {}) {
  const http = await signedIn([]);
  TestBed.inject(Router).resetConfig([{ path: '**', children: [] }]);
  const fixture = TestBed.createComponent(BatchBar);
  const set = (name: string, value: unknown) => fixture.componentRef.setInput(name, value);
  set('type', 'temporary-card');
  set('ticked', new Map([['c1', 'active'], ['c2', 'active']]));
  set('address', { type: 'temporary-card', ...address, attributes: {} });
  set('counts', [{ state: 'active', count: 1234, capped: false }]);
  set('more', true);
  await settle();
  http.expectOne('/api/object-types').flush({ items: [] });
  http.expectOne((request) => request.url === '/api/objects/actions').flush({ items: [action] });
  const bar = await TestbedHarnessEnvironment.harnessForFixture(fixture, PageHarness);
  return { http, bar, set };
}

it('begins with the ticked rows', async () => {
  const { http, bar } = await open();
  expect(await bar.text()).toContain('2 selected');
  await bar.press('Withdraw');
  expect(http.expectOne('/api/runs').request.body).toEqual({ entryId: 'e1', subjectIds: ['c1', 'c2'] });
});

it('takes all results of the state', async () => {
  const { bar } = await open();
  await bar.press('Select all 1,234 results');
  expect(await bar.text()).toContain('All 1,234 in status “active”');
  await bar.press('Withdraw');
  await settle();
  expect(TestBed.inject(Router).url).toBe('/batches/new?type=temporary-card&state=active&entry=e1');
});

it('takes all that the search finds, and begins anew with another search', async () => {
  const { bar, set } = await open({ text: 'anna' });
  await bar.press('Select all that the search finds');
  expect(await bar.text()).toContain('All that the search finds in status “active”');
  await bar.press('Withdraw');
  await settle();
  expect(TestBed.inject(Router).url).toContain('text=anna');
  set('address', { type: 'temporary-card', text: 'bruno', attributes: {} });
  expect(await bar.text()).toContain('2 selected');
});

it('offers no more than there is', async () => {
  const { bar, set } = await open();
  set('more', false);
  expect(await bar.buttonNames()).toEqual(['Withdraw', 'Clear selection']);
});
