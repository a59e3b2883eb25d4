import { TestBed } from '@angular/core/testing';
import { HttpErrorResponse } from '@angular/common/http';
import { Texts } from '@tessera/forms';
import { provideTestTexts } from '@tessera/forms/testing';
import { shellEnglish } from '../i18n/en-us.js';
import { shellItalian } from '../i18n/it-it.js';
import { Toasts } from './toasts.js';

it.each<[string, unknown, string]>([
  ['the title and the detail of the server', answer(409, { title: 'The name is taken', detail: 'Choose another one.' }), 'The name is taken. Choose another one.'],
  ['the title alone where there is no more to say', answer(409, { title: 'Somebody was faster.' }), 'Somebody was faster.'],
  ['nothing twice', answer(409, { title: 'Not now', detail: 'Not now' }), 'Not now'],
  ['that nobody answers', answer(0, {}), 'The server does not answer. Check your connection. Nothing was lost; try again in a moment.'],
  ['that something unexpected happened', new TypeError('x is undefined'), 'That did not work. Something unexpected happened. Try again; if it stays, tell your administrator.'],
])('says %s', async (_, cause, text) => {
  TestBed.configureTestingModule({ providers: [provideTestTexts({ 'en-US': { shell: shellEnglish }, 'it-IT': { shell: shellItalian } })] });
  await TestBed.inject(Texts).use('en-US');
  const toasts = TestBed.inject(Toasts);
  toasts.problem(cause);
  expect(toasts.list()).toMatchObject([{ tone: 'failed', text }]);
});

function answer(status: number, error: object): HttpErrorResponse {
  return new HttpErrorResponse({ status, error });
}
