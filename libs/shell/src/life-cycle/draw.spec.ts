import { draw, LONGEST, type Box, type PlacedBox, type Way } from './draw.js';

const box = (name: string): Box => ({ name, lines: [name] });
const way = (from: string, to: string, sort = 'people', titles: readonly string[] = ['Move']): Way => ({ from, to, sort, titles });

const boxes = ['nothing', 'new', 'ready', 'used', 'gone', 'lost', 'forgotten'].map(box);
const drawing = draw(boxes, [
  way('nothing', 'new'), way('new', 'ready', 'people', ['One', 'Two', 'Three', 'Four']), way('new', 'ready', 'house', ['By itself']),
  way('ready', 'used'), way('used', 'ready'), way('used', 'gone', 'people', ['x'.repeat(255)]),
]);
const at = (name: string): PlacedBox => drawing.boxes.find((one) => one.name === name) as PlacedBox;

it('leads from the top down, along the ways', () => {
  const tops = ['nothing', 'new', 'ready', 'used', 'gone'].map((name) => at(name).y);
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
});

it('lets no two boxes overlap, and none stick out', () => {
  const overlap = (a: PlacedBox, b: PlacedBox) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  expect(drawing.boxes.filter((a) => drawing.boxes.some((b) => a !== b && overlap(a, b)))).toEqual([]);
  for (const { x, y, width, height } of drawing.boxes) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(drawing.width);
    expect(y + height).toBeLessThanOrEqual(drawing.height);
  }
});

it('puts what no way leads to, below', () => {
  for (const name of ['lost', 'forgotten']) expect(at(name).y).toBeGreaterThan(at('gone').y);
});

it('draws ways of two sorts between the same states apart', () => {
  const [people, house] = drawing.ways.filter((one) => one.way.from === 'new');
  expect(people?.path).not.toEqual(house?.path);
});

it('cuts long words and long lists of words', () => {
  expect(drawing.ways.find((one) => one.way.titles.length === 4)?.lines).toEqual(['One', 'Two', '+ 2']);
  expect(drawing.ways.find((one) => one.way.to === 'gone')?.lines).toEqual([`${'x'.repeat(LONGEST - 1)}…`]);
});

it('draws states without any way, too', () => {
  const alone = draw([box('one'), box('two')], []);
  expect(alone.boxes).toHaveLength(2);
  expect(alone.ways).toEqual([]);
});

it('leads from left to right where it goes across, without words', () => {
  const across = draw(boxes, drawing.ways.map((one) => one.way), 'across');
  const lefts = ['nothing', 'new', 'ready', 'used', 'gone'].map((name) => across.boxes.find((one) => one.name === name)?.x ?? 0);
  expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
  expect(new Set(lefts).size).toBe(lefts.length);
  expect(across.ways.flatMap(({ lines }) => lines)).toEqual([]);
});
