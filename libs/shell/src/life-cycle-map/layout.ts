import type { LifeCycleView, LifeCycleEdge, StateView } from '@tessera/api-client';

/** Where things that do not exist yet stand. */
export const NOTHING = 'new';

/** A state's place on the map. */
export interface PlacedNode {
  readonly state: StateView | undefined;
  readonly name: string;
  /** Nothing leads here as the process lists stand. */
  readonly isApart: boolean;
  readonly x: number;
  readonly y: number;
}

/** All ways between the same two states, drawn as one line. */
export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly path: string;
  /** On which side the line leaves its row. */
  readonly bulge: 'above' | 'below' | 'none';
  readonly titles: readonly string[];
  readonly enabled: boolean;
}

type Way = Omit<PlacedEdge, 'path' | 'bulge'>;

/** The map, ready to draw. */
export interface MapLayout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

/** Size of a state's box. */
export const BOX = { width: 116, height: 34 } as const;
const PITCH = { x: 144, y: 66 } as const;
const MARGIN = { x: 4, y: 44 } as const;

/** Places states from left to right by how far they are from their creation; sad endings go below the main line. */
export function layOut(lifeCycle: LifeCycleView): MapLayout {
  const edges = lifeCycle.edges.map((edge) => ({ ...edge, from: edge.from === 'nothing' ? NOTHING : edge.from }));
  const names = [NOTHING, ...lifeCycle.nodes.map((node) => node.name)];
  const columns = columnsOf(names, edges);
  const nodes = placed(names, { columns, states: lifeCycle.nodes, led: new Set(edges.map((edge) => edge.to)) });
  const at = new Map(nodes.map((node) => [node.name, node]));
  const lowest = Math.max(...nodes.map((node) => node.y));
  const ways = merged(edges).flatMap((edge) => drawn(edge, at));
  const hasRoomBelow = ways.some((way) => way.bulge === 'below');
  return {
    nodes,
    edges: ways,
    width: Math.max(...nodes.map((node) => node.x)) + BOX.width + MARGIN.x,
    height: lowest + BOX.height + (hasRoomBelow ? MARGIN.y : 12),
  };
}

// Longest way from the start, without the ways that lead back.
function columnsOf(names: readonly string[], edges: readonly LifeCycleEdge[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const walk = (name: string, column: number, way: ReadonlySet<string>): void => {
    if (way.has(name) || column <= (columns.get(name) ?? -1)) return;
    columns.set(name, column);
    const further = new Set(way).add(name);
    for (const edge of edges) if (edge.from === name && edge.to !== name) walk(edge.to, column + 1, further);
  };
  walk(NOTHING, 0, new Set());
  // States that nothing leads to stand apart, at the end.
  const last = Math.max(...columns.values());
  const apart = names.filter((name) => !columns.has(name));
  apart.forEach((name, index) => columns.set(name, last + 1 + Math.floor(index / 2)));
  return columns;
}

interface Ground {
  readonly columns: ReadonlyMap<string, number>;
  readonly states: readonly StateView[];
  /** States that some way leads to. */
  readonly led: ReadonlySet<string>;
}

function placed(names: readonly string[], { columns, states, led }: Ground): PlacedNode[] {
  const taken = new Set<string>();
  return inRowOrder(names, states).map((name) => {
    const state = states.find((one) => one.name === name);
    const column = columns.get(name) ?? 0;
    let row = isSad(state) && led.has(name) ? 1 : 0;
    while (taken.has(`${column}/${row}`)) row++;
    taken.add(`${column}/${row}`);
    return { state, name, isApart: state !== undefined && !led.has(name), x: MARGIN.x + column * PITCH.x, y: MARGIN.y + row * PITCH.y };
  });
}

function inRowOrder(names: readonly string[], states: readonly StateView[]): readonly string[] {
  const sad = new Set(states.filter(isSad).map((state) => state.name));
  return [...names.filter((name) => !sad.has(name)), ...names.filter((name) => sad.has(name))];
}

function isSad(state: StateView | undefined): boolean {
  return state?.meaning === 'stopped' || state?.meaning === 'ended';
}

function merged(edges: readonly LifeCycleEdge[]): Way[] {
  const byWay = new Map<string, Way>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const key = `${edge.from}>${edge.to}`;
    const before = byWay.get(key);
    const enabled = edge.enabled !== false;
    const titles = [...new Set([...(before?.titles ?? []), edge.title])];
    byWay.set(key, { from: edge.from, to: edge.to, titles, enabled: enabled || before?.enabled === true });
  }
  return [...byWay.values()];
}

function drawn(edge: Way, at: ReadonlyMap<string, PlacedNode>): readonly PlacedEdge[] {
  const from = at.get(edge.from);
  const to = at.get(edge.to);
  return from === undefined || to === undefined ? [] : [{ ...edge, ...lineBetween(from, to) }];
}

function lineBetween(from: PlacedNode, to: PlacedNode): Pick<PlacedEdge, 'path' | 'bulge'> {
  const columns = Math.round((to.x - from.x) / PITCH.x);
  const sameRow = from.y === to.y;
  if (columns === 1 || (columns > 1 && !sameRow)) return { path: sideways(from, to), bulge: 'none' };
  if (columns === 0) return { path: vertical(from, to), bulge: 'none' };
  if (columns < 0 && from.y > to.y) return { path: hook(from, to), bulge: 'none' };
  const bulge = from.y > MARGIN.y ? 'below' : 'above';
  return { path: arc(from, to, bulge, Math.min(44, 20 + Math.abs(columns) * 8)), bulge };
}

// Back up from a lower row, into the target from below.
function hook(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1] = [from.x, from.y + BOX.height / 2];
  const [x2, y2] = [to.x + BOX.width / 2, to.y + BOX.height + 5];
  return `M${x1} ${y1} C${x1 - 40} ${y1} ${x2} ${y2 + 40} ${x2} ${y2}`;
}

function sideways(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x - 5, to.y + BOX.height / 2];
  const bend = Math.min(60, (x2 - x1) / 2);
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function vertical(from: PlacedNode, to: PlacedNode): string {
  const down = to.y > from.y;
  const x = from.x + BOX.width / 2;
  const [y1, y2] = down ? [from.y + BOX.height, to.y - 5] : [from.y, to.y + BOX.height + 5];
  return `M${x} ${y1} L${x} ${y2}`;
}

function arc(from: PlacedNode, to: PlacedNode, side: 'above' | 'below', lift: number): string {
  const sign = side === 'above' ? -1 : 1;
  const edgeOf = (node: PlacedNode): number => (side === 'above' ? node.y : node.y + BOX.height);
  const shift = to.x > from.x ? 12 : -12;
  const [x1, y1] = [from.x + BOX.width / 2 + shift, edgeOf(from)];
  const [x2, y2] = [to.x + BOX.width / 2 - shift, edgeOf(to) + sign * 5];
  return `M${x1} ${y1} C${x1} ${y1 + sign * lift} ${x2} ${y2 + sign * lift} ${x2} ${y2}`;
}
