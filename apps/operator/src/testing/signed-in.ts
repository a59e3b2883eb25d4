import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import type { Me } from '@tessera/api-client';
import { provideTestTexts } from '@tessera/forms/testing';
import { Session, Texts } from '@tessera/shell';
import { shellEnglish } from '@tessera/shell/testing';
import { operatorEnglish } from '../app/texts/en-us.js';

/** Somebody at the counter with these permissions, in English; the server answers what the test says. */
export async function signedIn(permissions: readonly string[]): Promise<HttpTestingController> {
  localStorage.clear();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([])),
      provideHttpClientTesting(),
      provideRouter([], withComponentInputBinding()),
      provideTestTexts({ 'en-US': { app: operatorEnglish, shell: shellEnglish } }),
    ],
  });
  await TestBed.inject(Texts).use('en-US');
  const http = TestBed.inject(HttpTestingController);
  const me: Me = {
    account: { id: 'account-of-olga', identityId: 'olga', userName: 'olga', displayName: 'Olga', language: 'en-US' },
    roles: ['operator'],
    permissions: [...permissions],
    csrfToken: 'token',
    mustChangePassword: false,
    assignments: [],
  };
  const done = TestBed.inject(Session).signIn('olga', 'a long sentence');
  http.expectOne('/api/sessions').flush(me);
  await done;
  return http;
}
