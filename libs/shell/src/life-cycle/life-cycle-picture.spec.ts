import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { LifeCyclePicture } from './life-cycle-picture.js';
import type { PictureMove, PictureState } from './life-cycle-picture.js';

const state = (name: string, more: Partial<PictureState> = {}): PictureState => ({ name, title: `The ${name}`, meaning: 'ready', final: false, ...more });
const move = (from: string, to: string, enabled = true): PictureMove => ({ from, to, title: 'Move', by: 'use-case', enabled });

const states = [state('new', { meaning: 'waiting' }), state('used', { notes: ['3 objects'] }), state('gone', { final: true }), state('lost', { reachable: false })];
const moves = [move('nothing', 'new'), move('new', 'used'), move('used', 'gone'), move('new', 'gone', false)];

async function drawn(inputs: Readonly<Record<string, unknown>> = {}): Promise<ComponentFixture<LifeCyclePicture>> {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(LifeCyclePicture);
  for (const [name, value] of Object.entries({ label: 'Life of a card', start: 'Nothing yet', states, moves, ...inputs })) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture;
}

const all = (fixture: ComponentFixture<LifeCyclePicture>, selector: string): Element[] => [...(fixture.nativeElement as HTMLElement).querySelectorAll(selector)];
const words = (element: Element | undefined): string => (element?.querySelector('text')?.textContent ?? '').replace(/\s+/g, ' ').trim();
const looking = (fixture: ComponentFixture<LifeCyclePicture>, look: string): string[] => all(fixture, `.state.${look}`).map(words);

it('shows every state with its notes, in the look of its meaning', async () => {
  const fixture = await drawn();
  expect(all(fixture, '.state').map(words)).toEqual(['Nothing yet', 'The new', 'The used 3 objects', 'The gone', 'The lost']);
  expect(looking(fixture, 'waiting')).toEqual(['The new']);
  expect(looking(fixture, 'unreachable')).toEqual(['The lost']);
  expect(all(fixture, '.inner')).toHaveLength(1);
});

it('marks where an object is, and where it can go from there', async () => {
  const fixture = await drawn({ present: 'new', course: 'across' });
  expect([looking(fixture, 'present'), looking(fixture, 'next')]).toEqual([['The new'], ['The used 3 objects']]);
  expect(all(fixture, '.way.on')).toHaveLength(1);
  expect(all(fixture, '.words')).toEqual([]);
});

it('is for the eye alone without links, and a group of links with them', async () => {
  const picture = all(await drawn(), '.scroller > svg')[0];
  expect([picture?.getAttribute('aria-hidden'), picture?.getAttribute('role')]).toEqual(['true', null]);
  TestBed.resetTestingModule();
  const linked = await drawn({ linkOf: (place: string) => ({ commands: ['/lists'], queryParams: { place } }) });
  expect(all(linked, 'a').map((one) => one.getAttribute('href'))).toEqual(['nothing', 'new', 'used', 'gone', 'lost'].map((place) => `/lists?place=${place}`));
  expect(all(linked, '.scroller > svg')[0]?.getAttribute('role')).toBe('group');
});

it('explains the sorts of lines that it has', async () => {
  const fixture = await drawn({ legend: { people: 'by people', house: 'by the house', off: 'off' } });
  expect(all(fixture, 'li').map((one) => one.textContent?.trim())).toEqual(['by people', 'off']);
});
