import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { Texts } from '@tessera/forms';
import { growingList, type ListPage } from './growing-list.js';
import { query } from './query.js';

const failure = (status: number) => new HttpErrorResponse({ status });

describe('what a screen shows', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await jest.advanceTimersByTimeAsync(1);
    }
  }

  async function open() {
    const [id, answer] = [signal('a'), { now: (): Promise<string> => Promise.resolve('first') }];
    TestBed.configureTestingModule({ providers: [{ provide: Texts, useValue: { language: signal('en-US') } }] });
    const shown = TestBed.runInInjectionContext(() => query(() => id(), () => answer.now()));
    await settle();
    return { id, answer, shown };
  }

  it.each([0, 503])('stays while the server is away (%s), which is asked again', async (status) => {
    const { answer, shown } = await open();
    answer.now = () => Promise.reject(failure(status));
    shown.reload();
    await settle();
    expect([shown.value(), shown.problem()]).toEqual(['first', undefined]);
    answer.now = () => Promise.resolve('second');
    await jest.advanceTimersByTimeAsync(3_000);
    await settle();
    expect(shown.value()).toBe('second');
  });

  it.each([403, 404, 500])('goes when the server says why (%s)', async (status) => {
    const { answer, shown } = await open();
    answer.now = () => Promise.reject(failure(status));
    shown.reload();
    await settle();
    expect(shown.value()).toBeUndefined();
    expect(shown.problem()).toMatchObject({ status });
  });

  it('is never that of another object', async () => {
    const { id, answer, shown } = await open();
    answer.now = () => Promise.reject(failure(0));
    id.set('b');
    await settle();
    expect(shown.value()).toBeUndefined();
    expect(shown.problem()).toMatchObject({ status: 0 });
  });
});

describe('a list that somebody reads on in', () => {
  const page = (from: number, to: number, nextCursor?: string): ListPage<number> =>
    ({ items: Array.from({ length: from - to + 1 }, (_, index) => from - index), ...(nextCursor !== undefined && { nextCursor }) });

  it('keeps the pages that were read when its beginning is read again', () => {
    const first = signal<ListPage<number> | undefined>(undefined);
    const list = growingList(first, String);
    expect(list.items()).toBeUndefined();
    first.set(page(10, 8, 'after 8'));
    list.add(page(7, 5, 'after 5'));
    first.set(page(12, 10, 'after 10'));
    expect([list.items(), list.next()]).toEqual([[12, 11, 10, 9, 8, 7, 6, 5], 'after 5']);
    list.add(page(4, 4));
    first.set(page(12, 10, 'after 10'));
    expect([list.items()?.at(-1), list.next()]).toEqual([4, undefined]);
  });

  it('begins anew where so much is new that there would be a hole', () => {
    const first = signal<ListPage<number> | undefined>(page(10, 8, 'after 8'));
    const list = growingList(first, String);
    list.add(page(7, 5, 'after 5'));
    first.set(page(20, 18, 'after 18'));
    expect([list.items(), list.next()]).toEqual([[20, 19, 18], 'after 18']);
  });
});
