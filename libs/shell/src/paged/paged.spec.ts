import { Location } from '@angular/common';
import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Texts } from '@tessera/forms';
import { provideTestTexts } from '@tessera/forms/testing';
import { Problem } from '../api/problem.js';
import { query } from '../api/query.js';
import { Cell } from '../data-table/column.js';
import { shellEnglish } from '../i18n/en-us.js';
import { shellItalian } from '../i18n/it-it.js';
import { Empty } from '../notice/empty.js';
import { DataTableHarness } from '../testing/index.js';
import { Items, PagedList } from './paged-list.js';
import { PagedTable } from './paged-table.js';

interface Card {
  readonly id: string;
}

const HOUSE: Readonly<Record<string, { readonly items: readonly Card[]; readonly nextCursor?: string }>> = {
  first: { items: [{ id: 'a' }, { id: 'b' }], nextCursor: 'second' },
  second: { items: [{ id: 'c' }], nextCursor: 'third' },
  third: { items: [] },
};
const broken = signal(false);

async function pageAt(cursor = 'first') {
  if (broken()) throw new Problem(0, 'no-answer', '', undefined, [], {}, {});
  return HOUSE[cursor] ?? { items: [] };
}

@Component({
  selector: 'test-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Cell, Empty, PagedTable],
  template: `
    <t-paged-table label="Cards" [columns]="columns" [page]="page">
      <ng-template tCell="id" [tCellOf]="page" let-card>card {{ card.id }}</ng-template>
      <t-empty empty title="No cards" />
    </t-paged-table>
  `,
})
class TestTable {
  readonly cursor = input<string>();
  readonly columns = [{ key: 'id', title: 'Card' }];
  readonly page = query(() => ({ cursor: this.cursor(), broken: broken() }), ({ cursor }) => pageAt(cursor));
}

@Component({
  selector: 'test-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Empty, Items, PagedList],
  template: `
    <t-paged-list [page]="page">
      <ul *tItems="let cards of page">@for (card of cards; track card.id) { <li>card {{ card.id }}</li> }</ul>
      <t-empty empty title="No cards" />
    </t-paged-list>
  `,
})
class TestList {
  readonly cursor = input<string>();
  readonly page = query(() => ({ cursor: this.cursor(), broken: broken() }), ({ cursor }) => pageAt(cursor));
}

async function open(address: string) {
  broken.set(false);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: 'table', component: TestTable }, { path: 'list', component: TestList }], withComponentInputBinding()),
      provideTestTexts({ 'en-US': { shell: shellEnglish }, 'it-IT': { shell: shellItalian } }),
    ],
  });
  await TestBed.inject(Texts).use('en-US');
  TestBed.inject(Router).setUpLocationChangeListener();
  const harness = await RouterTestingHarness.create(address);
  await harness.fixture.whenStable();
  const text = () => (harness.routeNativeElement?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const press = async (name: string) => {
    const button = [...(harness.routeNativeElement?.querySelectorAll('button') ?? [])].find((one) => one.textContent?.includes(name));
    button?.click();
    // Going back reaches the router in a later turn.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await harness.fixture.whenStable();
  };
  return { harness, text, press, address: () => TestBed.inject(Location).path() };
}

it('draws the cells of the page as a table, and turns the pages by the address', async () => {
  const { harness, press, address, text } = await open('/table?part=x');
  const table = await TestbedHarnessEnvironment.loader(harness.fixture).getHarness(DataTableHarness);
  expect(await table.rows()).toEqual(['card a', 'card b']);
  await press('Next page');
  expect([address(), await table.rows()]).toEqual(['/table?part=x&cursor=second', ['card c']]);
  await press('Next page');
  expect(text()).toContain('No cards');
  await press('Previous page');
  expect(await table.rows()).toEqual(['card c']);
}, 30_000);

it('draws the items of the page as they like, and goes to the first page when it was opened further on', async () => {
  const { text, press, address } = await open('/list?cursor=second');
  expect(text()).toMatch(/^card c/);
  await press('Previous page');
  expect([address(), text()]).toEqual(['/list', expect.stringMatching(/^card acard b/)]);
});

it.each(['/table', '/list'])('says in words what went wrong at %s', async (where) => {
  const { text, harness } = await open(where);
  broken.set(true);
  await harness.fixture.whenStable();
  expect(text()).toContain('The server does not answer');
});
