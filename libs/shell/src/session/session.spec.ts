import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, Router, provideRouter } from '@angular/router';
import { Api, cancelRun, readRun } from '@tessera/api-client';
import type { Me } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import { filter, firstValueFrom } from 'rxjs';
import { csrfInterceptor, languageInterceptor, signedOutInterceptor } from './interceptors.js';
import { Session } from './session.js';

const me: Me = {
  account: { id: 'o', identityId: 'o', userName: 'olga', displayName: 'Olga', language: 'en-US' },
  roles: ['operator'],
  permissions: ['temporary-card:*', 'run:read'],
  csrfToken: 'token-1',
  mustChangePassword: false,
  assignments: [],
};

@Component({ template: '' })
class Nothing {}

function open(): { session: Session; http: HttpTestingController; api: Api; router: Router } {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([languageInterceptor, csrfInterceptor, signedOutInterceptor])),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', component: Nothing }]),
      { provide: Texts, useValue: { language: signal('it-IT'), use: () => Promise.resolve() } },
    ],
  });
  return { session: TestBed.inject(Session), http: TestBed.inject(HttpTestingController), api: TestBed.inject(Api), router: TestBed.inject(Router) };
}

async function signIn({ session, http }: ReturnType<typeof open>): Promise<void> {
  const done = session.signIn('olga', 'a long sentence');
  http.expectOne('/api/sessions').flush(me);
  await done;
}

it('knows what a person may do', async () => {
  const house = open();
  await signIn(house);
  expect(house.session.can('temporary-card:order')).toBe(true);
  expect(house.session.can('run:read')).toBe(true);
  expect(house.session.can('secret:reveal')).toBe(false);
});

it('sends the token with changes only, and the language with everything', async () => {
  const house = open();
  await signIn(house);
  void house.api.invoke(readRun, { id: '1' });
  const read = house.http.expectOne('/api/runs/1').request;
  expect(read.headers.has('x-csrf-token')).toBe(false);
  expect(read.headers.get('Accept-Language')).toBe('it-IT');
  void house.api.invoke(cancelRun, { id: '1' });
  expect(house.http.expectOne('/api/runs/1').request.headers.get('x-csrf-token')).toBe('token-1');
});

it('leads to the sign-in page when the session has ended, and remembers the way back', async () => {
  const house = open();
  await signIn(house);
  await house.router.navigateByUrl('/runs/1');
  const moved = firstValueFrom(house.router.events.pipe(filter((event) => event instanceof NavigationEnd)));
  const answer = house.api.invoke(readRun, { id: '1' });
  house.http.expectOne('/api/runs/1').flush({ reason: 'not-signed-in' }, { status: 401, statusText: 'Unauthorized' });
  await expect(answer).rejects.toMatchObject({ status: 401 });
  await moved;
  expect(house.session.me()).toBeUndefined();
  expect(decodeURIComponent(house.router.url)).toBe('/sign-in?return=/runs/1&expired=true');
});

it('is nobody when the server knows nobody', async () => {
  const house = open();
  const asked = house.session.load();
  house.http.expectOne('/api/sessions/current').flush(null, { status: 204, statusText: 'No Content' });
  expect(await asked).toBeUndefined();
});
