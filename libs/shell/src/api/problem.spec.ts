import { HttpErrorResponse } from '@angular/common/http';
import { asProblem } from './problem.js';

it('takes over what the server says', () => {
  const error = { reason: 'no-longer-processing', title: 'Too late', detail: 'It was sent.', faults: [{ pointer: '/values/amount', reason: 'too-large' }] };
  const problem = asProblem(new HttpErrorResponse({ status: 422, error }));
  expect(problem).toMatchObject({ status: 422, reason: 'no-longer-processing', title: 'Too late', detail: 'It was sent.', faults: error.faults });
});

it.each([
  [0, null, 'no-answer'],
  [401, '', 'not-signed-in'],
  [404, '<html>', 'not-found'],
  [502, undefined, 'server-fault'],
  [418, {}, 'unexpected'],
])('names an answer of status %s without a problem document (%j): %s', (status, error, reason) => {
  expect(asProblem(new HttpErrorResponse({ status, error })).reason).toBe(reason);
});
