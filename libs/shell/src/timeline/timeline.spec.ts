import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ComponentHarness } from '@angular/cdk/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AuditView } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import type { LanguageCode } from '@tessera/forms';
import { provideTestTexts } from '@tessera/forms/testing';
import { shellEnglish } from '../i18n/en-us.js';
import { shellItalian } from '../i18n/it-it.js';
import { Timeline } from './timeline.js';

class TimelineHarness extends ComponentHarness {
  static readonly hostSelector = 't-timeline';
  private readonly items = this.locatorForAll('li');
  async lines(): Promise<readonly string[]> {
    return Promise.all((await this.items()).map(async (item) => (await item.text()).replace(/\s+/g, ' ').trim()));
  }
}

async function told(language: LanguageCode, ...entries: Partial<AuditView>[]): Promise<readonly string[]> {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideTestTexts({ 'en-US': { shell: shellEnglish }, 'it-IT': { shell: shellItalian } })] });
  await TestBed.inject(Texts).use(language);
  const fixture = TestBed.createComponent(Timeline);
  fixture.componentRef.setInput('entries', entries.map((entry, index) => ({ id: `e${index}`, at: '2030-01-01T08:00:00.000Z', actorId: 'a', actorName: 'Ada', ...entry })));
  fixture.componentRef.setInput('objectType', { attributes: { preferredLanguage: { kind: 'language', title: 'Language' }, vault: { kind: 'text', title: 'Vault', internal: true } }, states: [] });
  return (await TestbedHarnessEnvironment.harnessForFixture(fixture, TimelineHarness)).lines();
}

const assignment = { action: 'assignment.changed', reason: 'Head of the registry', changed: { main: { from: false, to: true }, to: { to: '2030-03-31' } } };

it.each<[LanguageCode, RegExp]>([
  ['en-US', /^Assignment changed .* Ada ?Position: Head of the registry ?2 changed fields ?Main assignment No → Yes ?Last day – → Mar 31, 2030$/],
  ['it-IT', /^Incarico modificato .* Ada ?Posizione: Head of the registry ?2 campi modificati ?Incarico principale No → Sì ?Ultimo giorno – → 31 mar 2030$/],
])('tells in %s what changed about an assignment', async (language, expected) => {
  expect((await told(language, assignment))[0]).toMatch(expected);
});

// Everything that the server writes down about an object by itself; use cases bring their titles.
const ACTIONS = [
  'object.created', 'object.moved', 'object.deleted', 'object.locked', 'object.unlocked', 'object.unlock-forced', 'object.frozen', 'object.unfrozen', 'object.numbered',
  'object.attached', 'object.detached', 'object.acl-set', 'object.distribution-list-set', 'secret.revealed',
  'identity.email-set', 'identity.phone-set', 'identity.email-verified', 'identity.phone-verified', 'identity.email-marked-verified',
  'identity.phone-marked-verified', 'identity.preferred-language-set', 'assignment.created', 'assignment.changed', 'assignment.removed',
  'run.opened', 'run.done', 'run.refused', 'run.cancelled', 'run.timed-out',
];

it.each<LanguageCode>(['en-US', 'it-IT'])('has words in %s for every kind of entry', async (language) => {
  const lines = await told(language, ...ACTIONS.map((action) => ({ action })));
  expect(lines).toHaveLength(ACTIONS.length);
  expect(lines.filter((line) => /^\w+\./.test(line))).toEqual([]);
});

it('shows no reference to sealed secrets, no raw rules, and languages by their name', async () => {
  const changed = { vault: { to: 'ref-9' }, acl: { from: { level: 'model' }, to: { level: 'own' } }, preferredLanguage: { from: 'en-US', to: 'it-IT' } };
  expect((await told('en-US', { action: 'object.moved', changed }))[0]).toMatch(/1 changed field ?Language English → Italiano$/);
});

it('tells what was erased from what a line still says', async () => {
  const changed = { preferredLanguage: { to: 'it-IT' }, holderName: {} };
  expect((await told('en-US', { action: 'object.moved', erased: true, changed }))[0]).toMatch(/Language – → Italiano ?\S+ erased$/);
});
