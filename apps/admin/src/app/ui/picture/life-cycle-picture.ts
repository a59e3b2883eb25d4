import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LifeCycleEdge, StateView } from '@tessera/api-client';
import { StateBadge } from '@tessera/shell';
import { sentences } from '../sentences.js';
import { cut, draw, LINE, type PlacedBox, type PlacedWay, type Way } from './draw.js';

/** A state of the picture; what is not said about it is not marked. */
export interface PictureState extends StateView {
  readonly reachable?: boolean;
  readonly deadEnd?: boolean;
}

/** A move of the picture. */
export type PictureMove = Pick<LifeCycleEdge, 'from' | 'to' | 'title' | 'by' | 'enabled'>;

/** States and the moves between them, drawn from top to bottom; each state leads to its process list. A table says the same in words. */
@Component({
  selector: 'adm-life-cycle-picture',
  imports: [RouterLink, StateBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './life-cycle-picture.html',
  styleUrl: './life-cycle-picture.scss',
})
export class LifeCyclePicture {
  protected readonly t = sentences();
  /** Name of the object type, for the way to its process lists. */
  readonly type = input.required<string>();
  /** What the picture is of, for those who do not see it. */
  readonly name = input.required<string>();
  readonly states = input.required<readonly PictureState[]>();
  readonly moves = input.required<readonly PictureMove[]>();
  /** Objects per state. */
  readonly counts = input<ReadonlyMap<string, number>>();

  protected readonly line = LINE;
  protected readonly byName = computed(() => new Map(this.states().map((state) => [state.name, state])));
  private readonly starts = computed(() => this.moves().some(({ from }) => from === 'nothing'));
  protected readonly drawing = computed(() => {
    const start = this.starts() ? [{ name: 'nothing', lines: [this.t('picture.nothing')] }] : [];
    const boxes = this.states().map((state) => ({ name: state.name, lines: this.linesOf(state) }));
    return draw([...start, ...boxes], waysOf(this.moves()));
  });
  protected readonly legend = computed(() => {
    const sorts = new Set(this.drawing().ways.map(({ way }) => way.sort));
    return ['people', 'house', 'off'].filter((sort) => sorts.has(sort));
  });
  protected readonly rows = computed(() => this.moves().map((move) => ({ ...move, before: this.byName().get(move.from), after: this.byName().get(move.to) })));

  protected linesOf(state: PictureState): readonly string[] {
    const stays = this.moves().filter(({ from, to, enabled }) => enabled && from === state.name && to === from).length;
    const count = this.counts()?.get(state.name);
    return [
      cut(state.title),
      ...(count === undefined ? [] : [this.t('picture.objects', { count })]),
      ...(stays > 0 ? [`↻ ${this.t('picture.stays', { count: stays })}`] : []),
      ...this.marksOf(state),
    ];
  }

  protected marksOf(state: PictureState): readonly string[] {
    if (state.reachable === false) return [this.t('picture.unreachable')];
    if (state.deadEnd) return [this.t('picture.deadEnd')];
    return state.final ? [this.t('picture.end')] : [];
  }

  protected classOf(state: PictureState): string {
    return state.reachable === false ? `${state.meaning} unreachable` : state.meaning;
  }

  /** The outline says it, too: cut corners where nothing leads, square ones where nothing leads on. */
  protected outline(box: PlacedBox, state: PictureState | undefined, inset = 0): string {
    const [w, h] = [box.width - 2 * inset, box.height - 2 * inset];
    const start = `M${box.x + inset}`;
    if (state?.reachable === false) {
      const c = 10;
      return `${start} ${box.y + inset + c} l${c} ${-c} h${w - 2 * c} l${c} ${c} v${h - 2 * c} l${-c} ${c} h${-(w - 2 * c)} l${-c} ${-c} z`;
    }
    if (state?.deadEnd) return `${start} ${box.y + inset} h${w} v${h} h${-w} z`;
    const r = Math.min(state === undefined ? h / 2 : 10 - inset, h / 2);
    const corner = (x: number, y: number): string => `a${r} ${r} 0 0 1 ${x} ${y}`;
    return `${start} ${box.y + inset + r} ${corner(r, -r)} h${w - 2 * r} ${corner(r, r)} v${h - 2 * r} ${corner(-r, r)} h${-(w - 2 * r)} ${corner(-r, -r)} z`;
  }

  protected top(box: PlacedBox, lines: readonly string[]): number {
    return box.y + box.height / 2 - (lines.length * LINE.box) / 2 + 13;
  }

  protected wordsTop({ y, lines }: PlacedWay): number {
    return y - (lines.length * LINE.way) / 2 + 11;
  }
}

const SORT_OF = { 'use-case': 'people', import: 'people', task: 'house', reaction: 'house' } as const;

// Moves that stay are words in the box, not lines.
function waysOf(moves: readonly PictureMove[]): readonly Way[] {
  const ways = new Map<string, Way>();
  for (const { from, to, title, by, enabled } of moves) {
    if (from === to) continue;
    const sort = enabled ? SORT_OF[by] : 'off';
    const key = `${from}>${to}>${sort}`;
    const titles = [...new Set([...(ways.get(key)?.titles ?? []), title])];
    ways.set(key, { from, to, sort, titles });
  }
  return [...ways.values()];
}
