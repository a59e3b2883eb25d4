import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { CommonView } from '@tessera/api-client';
import { PageHarness } from '../../testing/page-harness.js';
import { signedIn } from '../../testing/signed-in.js';
import { ActionPanel } from './action-panel.js';

const status = (id: string, name: string) => ({ date: '2030-01-01T08:00:00.000Z', identity: { id, name } });
const actions = [
  { entryId: 'e1', title: 'Abort', available: true },
  { entryId: 'e2', title: 'Update', available: false, reasonText: 'Only in the state Ordered.' },
];

async function open(common: CommonView): Promise<string> {
  await signedIn([]);
  const fixture = TestBed.createComponent(ActionPanel);
  fixture.componentRef.setInput('object', { id: 'c1', objectType: 'temporary-card', label: 'T1', actions, common });
  return (await TestbedHarnessEnvironment.harnessForFixture(fixture, PageHarness)).text();
}

it('offers what can be done, and says why the rest cannot', async () => {
  const text = await open({ locked: status('olga', 'Olga') });
  expect(text).toMatch(/Abort.*Not possible now.*Update.*Only in the state Ordered\./);
});

it('offers nothing while somebody else keeps the object', async () => {
  const text = await open({ locked: status('bruno', 'Bruno') });
  expect(text).toMatch(/Not possible now.*Abort.*Locked by Bruno.*Update.*Only in the state Ordered\./);
});

it('offers nothing while the object is frozen, whoever froze it', async () => {
  expect(await open({ frozen: status('olga', 'Olga') })).toMatch(/Not possible now.*Abort.*Frozen by Olga/);
});
