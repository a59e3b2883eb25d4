import { HttpClient, HttpContext, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Texts } from '@tessera/forms';
import { asProblem, Toasts } from '@tessera/shell';
import { firstValueFrom } from 'rxjs';
import { WITH_SECRET } from '../data/with-secret.js';
import { PROPOSED, proposedInterceptor } from './proposed.interceptor.js';

async function toldAfter(context: HttpContext): Promise<string | undefined> {
  const sent = firstValueFrom(TestBed.inject(HttpClient).put('/api/admin/connectors/card-bureau', {}, { context }));
  TestBed.inject(HttpTestingController).expectOne({ method: 'PUT' }).flush({ proposal: { id: '1' } }, { status: 202, statusText: 'Accepted' });
  expect(asProblem(await sent.catch((error: unknown) => error)).reason).toBe(PROPOSED);
  return TestBed.inject(Toasts).list().at(-1)?.text;
}

beforeEach(() => TestBed.configureTestingModule({
  providers: [
    provideRouter([]), provideHttpClient(withInterceptors([proposedInterceptor])), provideHttpClientTesting(),
    { provide: Texts, useValue: { t: (key: string) => key } },
  ],
}));

it('says that a secret waits with the proposal, where one was typed', async () => {
  expect(await toldAfter(new HttpContext())).toMatch(/proposal\.made$/);
  expect(await toldAfter(new HttpContext().set(WITH_SECRET, true))).toMatch(/proposal\.madeWithSecret$/);
});
