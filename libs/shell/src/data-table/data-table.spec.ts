import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Texts } from '@tessera/forms';
import { provideTestTexts } from '@tessera/forms/testing';
import { Problem } from '../api/problem.js';
import { shellEnglish } from '../i18n/en-us.js';
import { shellItalian } from '../i18n/it-it.js';
import { Empty } from '../notice/empty.js';
import { DataTableHarness } from '../testing/index.js';
import { Cell } from './column.js';
import type { Column, Sorting } from './column.js';
import { DataTable } from './data-table.js';

interface Card {
  readonly id: string;
  readonly number: string;
}

@Component({
  selector: 'test-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Cell, DataTable, Empty],
  template: `
    <t-data-table label="Cards" [columns]="columns" [rows]="rows()" [problem]="problem()" [selectable]="true" [hasNext]="true" [sorting]="sorting" [(ticked)]="ticked" (sorted)="sorting = $event" (next)="leafed = leafed + 1">
      <ng-template tCell="number" [tCellOf]="rows()" let-card>{{ card.number }}</ng-template>
      <t-empty empty title="Nothing found" />
    </t-data-table>
  `,
})
class TestPage {
  readonly columns: readonly Column[] = [{ key: 'number', title: 'Card number', sort: 'number' }];
  readonly rows = signal<readonly Card[] | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);
  readonly ticked = signal<ReadonlySet<string>>(new Set());
  sorting: Sorting = { by: 'createdAt', direction: 'desc' };
  leafed = 0;
}

async function open(rows?: readonly Card[]): Promise<{ page: TestPage; table: DataTableHarness }> {
  TestBed.configureTestingModule({ providers: [provideTestTexts({ 'en-US': { shell: shellEnglish }, 'it-IT': { shell: shellItalian } })] });
  await TestBed.inject(Texts).use('en-US');
  const fixture = TestBed.createComponent(TestPage);
  fixture.componentInstance.rows.set(rows);
  return { page: fixture.componentInstance, table: await TestbedHarnessEnvironment.loader(fixture).getHarness(DataTableHarness) };
}

const cards: readonly Card[] = [{ id: 'a', number: 'T1' }, { id: 'b', number: 'T2' }];

it('says that it is loading, then shows the rows', async () => {
  const { page, table } = await open();
  expect(await table.text()).toBe('Loading');
  page.rows.set(cards);
  expect(await table.rows()).toEqual(['T1', 'T2']);
});

it('says what an empty list says', async () => {
  const { table } = await open([]);
  expect(await table.text()).toContain('Nothing found');
});

it('says what went wrong instead of showing rows', async () => {
  const { page, table } = await open(cards);
  page.problem.set(new Problem(0, 'no-answer', '', undefined, [], {}, {}));
  expect(await table.text()).toContain('The server does not answer');
  expect(await table.rows()).toEqual([]);
});

it('keeps ticks while paging', async () => {
  const { page, table } = await open(cards);
  await table.tick(0);
  page.rows.set([{ id: 'c', number: 'T3' }]);
  await table.tickAll();
  expect([...page.ticked()]).toEqual(['a', 'c']);
});

it('sorts upwards first, then downwards', async () => {
  const { page, table } = await open(cards);
  await table.sortBy('Card number');
  expect(page.sorting).toEqual({ by: 'number', direction: 'asc' });
});

it('leads to the next page', async () => {
  const { page, table } = await open(cards);
  await table.leaf('Next page');
  expect(page.leafed).toBe(1);
});
