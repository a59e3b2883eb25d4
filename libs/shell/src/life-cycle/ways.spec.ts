import type { PictureMove } from './life-cycle-picture.js';
import { waysOf } from './ways.js';

const move = (from: string, to: string, title = 'Move', more: Partial<PictureMove> = {}): PictureMove => ({ from, to, title, by: 'use-case', enabled: true, ...more });

const moves = [
  move('nothing', 'new', 'Order'), move('new', 'ready', 'Update'), move('new', 'ready', 'Update'), move('new', 'ready', 'Receive', { by: 'task' }),
  move('new', 'ready', 'Hurry', { enabled: false }), move('ready', 'ready', 'Extend'), move('ready', 'new', 'Return', { enabled: false, by: 'reaction' }),
];

it('draws what people do, what the house does and what is off as lines of their own, each title once', () => {
  expect(waysOf(moves, 'down')).toEqual([
    { from: 'nothing', to: 'new', sort: 'people', titles: ['Order'] },
    { from: 'new', to: 'ready', sort: 'people', titles: ['Update'] },
    { from: 'new', to: 'ready', sort: 'house', titles: ['Receive'] },
    { from: 'new', to: 'ready', sort: 'off', titles: ['Hurry'] },
    { from: 'ready', to: 'new', sort: 'off', titles: ['Return'] },
  ]);
});

it('draws one line between two states where no words stand beside it, off only when nothing there is on', () => {
  expect(waysOf(moves, 'across')).toEqual([
    { from: 'nothing', to: 'new', sort: 'people', titles: ['Order'] },
    { from: 'new', to: 'ready', sort: 'people', titles: ['Update', 'Receive', 'Hurry'] },
    { from: 'ready', to: 'new', sort: 'off', titles: ['Return'] },
  ]);
});
