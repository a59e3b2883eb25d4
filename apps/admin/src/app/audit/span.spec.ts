import { span } from './span.js';

test('days include their last moment', () => {
  const { from, to } = span({ from: '2026-11-20', to: '2026-11-21', action: 'run.done' });
  expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(2 * 86_400_000);
});

test('a filter without days, or with a day that is none, asks for no moment', () => {
  expect(span({ actor: 'Ada', from: 'yesterday' })).toEqual({ actor: 'Ada' });
});
