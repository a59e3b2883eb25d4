import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import type { Translation } from '@jsverse/transloco';
import { Texts } from '@tessera/forms';
import { Session } from './session.js';

const arrives: Record<string, () => void> = {};

/** Sentences that come when the test says so. */
class SlowLoader {
  getTranslation(language: string): Promise<Translation> {
    return new Promise((resolve) => (arrives[language] = () => resolve({})));
  }
}

it('speaks the language of the person, even when that of the device arrives last', async () => {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(), provideHttpClientTesting(), provideRouter([]),
      provideTransloco({ config: { availableLangs: ['en-US', 'it-IT'], defaultLang: 'en-US', prodMode: true }, loader: SlowLoader }),
    ],
  });
  const texts = TestBed.inject(Texts);
  const device = texts.use('it-IT');
  const person = TestBed.inject(Session).load();
  TestBed.inject(HttpTestingController).expectOne('/api/sessions/current').flush({ account: { language: 'en-US' } });
  for (let turn = 0; turn < 50 && !arrives['en-US']; turn++) await Promise.resolve();
  arrives['en-US']?.();
  await person;
  arrives['it-IT']?.();
  await device;
  expect(texts.language()).toBe('en-US');
});
