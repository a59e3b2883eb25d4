import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { Session } from '../session/session.js';
import { followRules } from './follow-rules.js';
import { LiveUpdates } from './live-updates.js';

const CONNECTING = 0;
const CLOSED = 2;

/** The connection that news come on; the browser opens it again by itself, unless the answer was no stream. */
class Line {
  static lines: Line[] = [];
  readyState = CONNECTING;
  onerror = (): void => undefined;
  onopen = (): void => undefined;
  private readonly hearers = new Map<string, (event: { readonly data: string }) => void>();
  constructor() {
    Line.lines.push(this);
  }
  addEventListener(kind: string, hear: (event: { readonly data: string }) => void): void {
    this.hearers.set(kind, hear);
  }
  say(kind: string): void {
    this.hearers.get(kind)?.({ data: '{}' });
  }
  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror();
  }
  close(): void {
    this.readyState = CLOSED;
  }
}

const refresh = jest.fn(() => Promise.resolve());
const me = signal<object | undefined>({});

function open(): LiveUpdates {
  Line.lines = [];
  me.set({});
  Object.assign(globalThis, { EventSource: Line });
  TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { me, refresh } }] });
  const live = TestBed.inject(LiveUpdates);
  TestBed.runInInjectionContext(() => live.start());
  TestBed.tick();
  return live;
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the line to the server', () => {
  it('says after a break that news may have been missed', () => {
    const heard = jest.fn();
    const live = open();
    TestBed.runInInjectionContext(() => live.on(() => false, heard));
    Line.lines[0]?.onopen();
    jest.advanceTimersByTime(1_000);
    expect(heard).not.toHaveBeenCalled();
    Line.lines[0]?.fail(CONNECTING);
    Line.lines[0]?.onopen();
    jest.advanceTimersByTime(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
    expect(Line.lines).toHaveLength(1);
  });

  it('is opened again when the server answered with no stream, ever more slowly, and missed news are told', () => {
    const heard = jest.fn();
    const live = open();
    TestBed.runInInjectionContext(() => live.on(() => false, heard));
    Line.lines[0]?.fail(CLOSED);
    expect(refresh).toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    Line.lines[1]?.fail(CLOSED);
    jest.advanceTimersByTime(1_000);
    expect(Line.lines).toHaveLength(2);
    jest.advanceTimersByTime(1_000);
    Line.lines[2]?.onopen();
    jest.advanceTimersByTime(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('stays closed once nobody is signed in any more', () => {
    open();
    Line.lines[0]?.fail(CLOSED);
    me.set(undefined);
    TestBed.tick();
    jest.advanceTimersByTime(60_000);
    expect(Line.lines).toHaveLength(1);
  });
});

describe('a page that follows the rules', () => {
  it('reads again when they change, but not while somebody types: then afterwards, once', () => {
    open();
    const [reload, isTyped] = [jest.fn(), signal(false)];
    TestBed.runInInjectionContext(() => followRules([{ reload }], isTyped));
    const change = (): void => {
      Line.lines[0]?.say('rules');
      jest.advanceTimersByTime(1_000);
      TestBed.tick();
    };
    change();
    expect(reload).toHaveBeenCalledTimes(1);
    isTyped.set(true);
    change();
    change();
    expect(reload).toHaveBeenCalledTimes(1);
    isTyped.set(false);
    TestBed.tick();
    expect(reload).toHaveBeenCalledTimes(2);
    isTyped.set(true);
    TestBed.tick();
    isTyped.set(false);
    TestBed.tick();
    expect(reload).toHaveBeenCalledTimes(2);
  });
});
