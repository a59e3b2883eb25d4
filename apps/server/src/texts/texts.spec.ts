import { documentOf } from '../problems/problem.filter.js';
import { english } from './en-US.js';
import { italian } from './it-IT.js';

const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

it.each(Object.keys(english) as (keyof typeof english)[])('%s says the same in both languages', (name) => {
  expect(placeholders(italian[name])).toEqual(placeholders(english[name]));
  expect(italian[name]).not.toBe('');
});

it('a problem has a title and a detail in each language', () => {
  const titles = Object.keys(english).filter((name) => name.endsWith('.title')).map((name) => name.replace('.title', '.detail'));
  expect(Object.keys(english)).toEqual(expect.arrayContaining(titles));
});

it('a reason that only a package knows still makes a readable problem', () => {
  expect(documentOf({ status: 422, reason: 'too-hot' }, 'it-IT')).toMatchObject({ title: 'Non possibile', reason: 'too-hot' });
  expect(documentOf({ status: 409, reason: 'card-number-taken' }, 'en-US')).toMatchObject({ title: 'Somebody else was first' });
});
