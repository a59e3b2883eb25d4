import { Graph, layout } from '@dagrejs/dagre';

/** A state as the picture shows it: title and remarks, one line each. */
export interface Box {
  readonly name: string;
  readonly lines: readonly string[];
}

/** All moves of one sort between the same two states, drawn as one line with their titles. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly sort: string;
  readonly titles: readonly string[];
}

/** Where a box stands: its upper left corner and its size. */
export interface PlacedBox {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line with the place of its words. */
export interface PlacedWay {
  readonly way: Way;
  readonly path: string;
  /** The middle of its words. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: readonly string[];
}

/** A picture, ready to draw. */
export interface Drawing {
  readonly boxes: readonly PlacedBox[];
  readonly ways: readonly PlacedWay[];
  readonly width: number;
  readonly height: number;
}

/** Down, with the titles of the moves beside their lines; or across, from left to right, with the lines alone. */
export type Course = 'down' | 'across';

/** Heights of lines of words, in boxes and beside ways. */
export const LINE = { box: 17, way: 15 } as const;
const LETTER = { box: 7.4, way: 6.4 } as const;
const PADDING = { x: 16, y: 10 } as const;
const GAP = { x: 28, y: 34 } as const;
const COURSES = {
  down: { rankdir: 'TB', nodesep: GAP.x, edgesep: 20, ranksep: 36 },
  across: { rankdir: 'LR', nodesep: 20, edgesep: 12, ranksep: 40 },
} as const;
const MARGIN = 8;
const MOST_LINES = 3;
/** No line of words is longer; the table under the picture has all of it. */
export const LONGEST = 30;

/** Cuts words that are too long for the picture. */
export function cut(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

/** Places boxes one after the other by the ways between them; boxes without a way stand in rows below. */
export function draw(boxes: readonly Box[], ways: readonly Way[], course: Course = 'down'): Drawing {
  const joined = new Set(ways.flatMap(({ from, to }) => [from, to]));
  const said = ways.map((way) => ({ way, lines: course === 'down' ? linesOf(way) : [] }));
  const graph = graphOf(boxes.filter(({ name }) => joined.has(name)), said, course);
  layout(graph);
  const placed = boxes.filter(({ name }) => joined.has(name)).map(({ name }) => placedAt(name, graph.node(name)));
  const lines = said.map(({ way, lines }) => drawnWay(way, lines, graph.edge(way.from, way.to, way.sort)));
  const width = Math.max(0, ...placed.map((box) => box.x + box.width), ...lines.map((one) => one.x + one.width / 2));
  const height = Math.max(0, ...placed.map((box) => box.y + box.height), ...lines.map((one) => one.y + (one.lines.length * LINE.way) / 2));
  const apart = inRows(boxes.filter(({ name }) => !joined.has(name)), { top: height === 0 ? MARGIN : height + GAP.y, width: Math.max(width, 560) });
  const all = [...placed, ...apart];
  return {
    boxes: all, ways: lines,
    width: Math.ceil(Math.max(width, ...all.map((box) => box.x + box.width)) + MARGIN),
    height: Math.ceil(Math.max(height, ...all.map((box) => box.y + box.height)) + MARGIN),
  };
}

function graphOf(boxes: readonly Box[], ways: readonly { readonly way: Way; readonly lines: readonly string[] }[], course: Course): Graph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ...COURSES[course], marginx: MARGIN, marginy: MARGIN });
  for (const box of boxes) graph.setNode(box.name, sizeOf(box));
  for (const { way, lines } of ways) {
    graph.setEdge(way.from, way.to, { width: widthOf(lines, LETTER.way), height: lines.length * LINE.way, labelpos: 'c' }, way.sort);
  }
  return graph;
}

function linesOf({ titles }: Way): readonly string[] {
  const shown = titles.length > MOST_LINES ? [...titles.slice(0, MOST_LINES - 1), `+ ${titles.length - MOST_LINES + 1}`] : titles;
  return shown.map(cut);
}

function widthOf(lines: readonly string[], letter: number): number {
  return Math.max(0, ...lines.map((line) => line.length)) * letter;
}

function sizeOf({ lines }: Box): { readonly width: number; readonly height: number } {
  return { width: Math.max(104, widthOf(lines, LETTER.box) + 2 * PADDING.x), height: lines.length * LINE.box + 2 * PADDING.y };
}

interface Spot {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

function placedAt(name: string, { x = 0, y = 0, width = 0, height = 0 }: Spot): PlacedBox {
  return { name, x: x - width / 2, y: y - height / 2, width, height };
}

function drawnWay(way: Way, lines: readonly string[], edge: Spot & { readonly points?: readonly { readonly x: number; readonly y: number }[] }): PlacedWay {
  return { way, path: curve(edge.points ?? []), x: edge.x ?? 0, y: edge.y ?? 0, width: widthOf(lines, LETTER.way), lines };
}

// Through the middle of each piece, bent at the points between.
function curve(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    const end = index === rest.length - 2 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${round(point.x)} ${round(point.y)} ${round(end.x)} ${round(end.y)}`;
  });
  return `M${round(first.x)} ${round(first.y)} ${bends.length > 0 ? bends.join(' ') : `L${round(last.x)} ${round(last.y)}`}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function inRows(boxes: readonly Box[], { top, width }: { readonly top: number; readonly width: number }): readonly PlacedBox[] {
  let [x, y, tallest] = [MARGIN as number, top, 0];
  return boxes.map((box) => {
    const size = sizeOf(box);
    if (x > MARGIN && x + size.width > width) {
      [x, y, tallest] = [MARGIN, y + tallest + GAP.x, 0];
    }
    const placed = { name: box.name, x, y, ...size };
    x += size.width + GAP.x;
    tallest = Math.max(tallest, size.height);
    return placed;
  });
}
