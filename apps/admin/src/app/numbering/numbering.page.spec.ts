import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { NumberingView } from '@tessera/api-client';
import { provideTestTexts, StepFormHarness } from '@tessera/forms/testing';
import { Session, Texts } from '@tessera/shell';
import { shellEnglish } from '@tessera/shell/testing';
import { NumberingApi } from '../data/numbering.api.js';
import { adminEnglish } from '../texts/en-us.js';
import { NumberingPage } from './numbering.page.js';

const of = (objectType: string, prefix: string, revision: number) =>
  ({ objectType, title: objectType, prefix, digits: 6, first: 1, given: 0, next: `${prefix}1`, series: `${prefix}######`, revision }) as NumberingView;

/** Numberings as the server keeps them. */
class NumberingsInMemory {
  views = [of('Badge', 'B', 1), of('Token', 'T', 1)];
  all = () => Promise.resolve(this.views);
  save = ({ objectType, revision }: NumberingView, { prefix }: { prefix: string }) => {
    this.views = this.views.map((one) => (one.objectType === objectType ? of(objectType, prefix, revision + 1) : one));
    return Promise.resolve();
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

it('keeps what is typed for one type when another one is saved', async () => {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]), provideTestTexts({ 'en-US': { app: adminEnglish, shell: shellEnglish } }), { provide: NumberingApi, useClass: NumberingsInMemory },
      { provide: Session, useValue: { me: signal(undefined), can: () => true } },
    ],
  });
  await TestBed.inject(Texts).use('en-US');
  const fixture = TestBed.createComponent(NumberingPage);
  await settle();
  const [badge, token] = await TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(StepFormHarness);
  await badge?.fill('Prefix', 'X');
  await token?.fill('Prefix', 'Y');
  await settle();
  await badge?.submit();
  await settle();
  expect([await badge?.textIn('Prefix'), await token?.textIn('Prefix')]).toEqual(['X', 'Y']);
  expect((TestBed.inject(NumberingApi) as unknown as NumberingsInMemory).views.map(({ prefix }) => prefix)).toEqual(['X', 'T']);
}, 30_000);
