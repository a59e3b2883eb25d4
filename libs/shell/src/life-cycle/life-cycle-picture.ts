import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ElementRef, afterRenderEffect, computed, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Params } from '@angular/router';
import type { LifeCycleEdge, StateView } from '@tessera/api-client';
import { LINE, cut, draw } from './draw.js';
import type { Course, PlacedBox, PlacedWay } from './draw.js';
import { outline } from './outline.js';
import type { Shape } from './outline.js';
import { SORTS, waysOf } from './ways.js';
import type { Sort } from './ways.js';

/** Where things that do not exist yet stand. */
export const NOTHING = 'nothing';

/** A state of the picture; what is not said about it is not marked. */
export interface PictureState extends StateView {
  readonly reachable?: boolean;
  readonly deadEnd?: boolean;
  /** Lines under the title. */
  readonly notes?: readonly string[];
}

/** A move of the picture. */
export type PictureMove = Pick<LifeCycleEdge, 'from' | 'to' | 'title' | 'by' | 'enabled'>;

/** Where a box leads to. */
export interface PictureLink {
  readonly commands: readonly string[];
  readonly queryParams?: Params;
}

/**
 * States and the moves between them. Boxes are links where `linkOf` says so; a picture without links is for the eye alone
 * and needs words beside it.
 */
@Component({
  selector: 't-life-cycle-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgTemplateOutlet, RouterLink],
  templateUrl: './life-cycle-picture.html',
  styleUrl: './life-cycle-picture.scss',
  host: { '[class]': 'course()' },
})
export class LifeCyclePicture {
  /** What the picture is called by those who do not see it. */
  readonly label = input.required<string>();
  /** What stands where things begin. */
  readonly start = input.required<string>();
  readonly states = input.required<readonly PictureState[]>();
  readonly moves = input.required<readonly PictureMove[]>();
  readonly course = input<Course>('down');
  /** The state that an object is in. */
  readonly present = input<string>();
  readonly linkOf = input<(state: string) => PictureLink>();
  /** What each sort of line means; without it there is no legend. */
  readonly legend = input<Readonly<Record<Sort, string>>>();

  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  protected readonly line = LINE;
  protected readonly drawing = computed(() => {
    const begins = this.moves().some(({ from }) => from === NOTHING) ? [{ name: NOTHING, lines: [this.start()] }] : [];
    const boxes = this.states().map(({ name, title, notes = [] }) => ({ name, lines: [cut(title), ...notes] }));
    return draw([...begins, ...boxes], waysOf(this.moves(), this.course()), this.course());
  });
  protected readonly ways = computed(() => this.drawing().ways.map((way) => ({ ...way, ...this.lookOfWay(way), top: way.y - (way.lines.length * LINE.way) / 2 + 11 })));
  protected readonly boxes = computed(() => {
    const states = new Map(this.states().map((state) => [state.name, state]));
    return this.drawing().boxes.map((box) => this.boxOf(box, states.get(box.name)));
  });
  protected readonly sorts = computed(() => {
    const drawn = new Set(this.drawing().ways.map(({ way }) => way.sort));
    return SORTS.filter((sort) => drawn.has(sort)).map((sort) => ({ sort, title: this.legend()?.[sort] ?? '' }));
  });

  constructor() {
    afterRenderEffect(() => {
      const here = this.drawing().boxes.find(({ name }) => name === this.present());
      const scroller = this.scroller().nativeElement;
      if (here !== undefined) scroller.scrollLeft = (here.x + here.width / 2) * (scroller.scrollWidth / this.drawing().width) - scroller.clientWidth / 2;
    });
  }

  private boxOf(box: PlacedBox, state: PictureState | undefined) {
    const shape = shapeOf(state);
    const lines = state === undefined ? [this.start()] : [cut(state.title), ...(state.notes ?? [])];
    return {
      name: box.name,
      title: state?.title ?? this.start(),
      lines,
      look: this.lookOfBox(box.name, state),
      outline: outline(box, shape),
      inner: state?.final && shape !== 'unreachable' ? outline(box, shape, 4) : undefined,
      x: box.x + box.width / 2,
      top: box.y + box.height / 2 - (lines.length * LINE.box) / 2 + 13,
      link: this.linkOf()?.(box.name),
    };
  }

  private lookOfBox(name: string, state: PictureState | undefined): string {
    const next = this.moves().some(({ from, to, enabled }) => enabled && from === this.present() && to === name && to !== from);
    return [
      'state', state?.meaning ?? NOTHING,
      ...(state?.reachable === false ? ['unreachable'] : []), ...(name === this.present() ? ['present'] : []), ...(next ? ['next'] : []),
    ].join(' ');
  }

  private lookOfWay({ way }: PlacedWay) {
    const leadsOn = way.from === this.present() && way.sort !== 'off';
    const head = leadsOn ? 'on' : way.sort === 'off' ? 'off' : 'plain';
    return { look: `way ${way.sort}${leadsOn ? ' on' : ''}`, head: `url(#t-head-${head})` };
  }
}

function shapeOf(state: PictureState | undefined): Shape {
  if (state === undefined) return 'start';
  if (state.reachable === false) return 'unreachable';
  return state.deadEnd ? 'dead-end' : 'plain';
}
