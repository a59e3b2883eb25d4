import type { PlacedBox } from './draw.js';

/** What the outline of a box says about its state. */
export type Shape = 'start' | 'plain' | 'dead-end' | 'unreachable';

const CUT = 10;
const ROUND = 10;

/** The outline of a box: cut corners where nothing leads, square ones where nothing leads on, round ones for the others. */
export function outline(box: PlacedBox, shape: Shape, inset = 0): string {
  const [x, y, w, h] = [box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset];
  if (shape === 'unreachable') return cornered(CUT, { x, y, w, h }, (dx, dy) => `l${dx} ${dy}`);
  if (shape === 'dead-end') return `M${x} ${y} h${w} v${h} h${-w} z`;
  const r = Math.min(shape === 'start' ? h / 2 : ROUND - inset, h / 2);
  return cornered(r, { x, y, w, h }, (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`);
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function cornered(r: number, { x, y, w, h }: Rectangle, corner: (dx: number, dy: number) => string): string {
  return `M${x} ${y + r} ${corner(r, -r)} h${w - 2 * r} ${corner(r, r)} v${h - 2 * r} ${corner(-r, r)} h${-(w - 2 * r)} ${corner(-r, -r)} z`;
}
