import { ChangeDetectionStrategy, Component, ElementRef, afterRenderEffect, computed, inject, input, viewChild } from '@angular/core';
import type { LifeCycleView, LifeCycleEdge, StateView } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import { StateBadge } from '../state-badge/state-badge.js';
import { BOX, layOut } from './layout.js';
import type { PlacedEdge, PlacedNode } from './layout.js';

/** All states of an object type as a map: where an object stands, and which use cases lead on from there. */
@Component({
  selector: 't-life-cycle-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StateBadge],
  templateUrl: './life-cycle-map.html',
  styleUrl: './life-cycle-map.scss',
})
export class LifeCycleMap {
  protected readonly t = inject(Texts).t;

  readonly lifeCycle = input.required<LifeCycleView>();
  /** The state that the object is in. */
  readonly present = input<string>();

  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  protected readonly box = BOX;
  protected readonly map = computed(() => layOut(this.lifeCycle()));
  protected readonly onward = computed(() => this.waysOn());

  constructor() {
    afterRenderEffect(() => {
      const here = this.map().nodes.find((node) => node.name === this.present());
      const scroller = this.scroller().nativeElement;
      if (here !== undefined) scroller.scrollLeft = (here.x + BOX.width / 2) * (scroller.scrollWidth / this.map().width) - scroller.clientWidth / 2;
    });
  }

  protected classOf(node: PlacedNode): string {
    const names = [node.state?.meaning ?? 'start'];
    if (node.isApart) names.push('apart');
    if (node.name === this.present()) names.push('present');
    if (this.onward().some((way) => way.edge.to === node.name)) names.push('next');
    return names.join(' ');
  }

  protected leadsOn(edge: PlacedEdge): boolean {
    return edge.enabled && edge.from === this.present();
  }

  protected short(title: string): string {
    return title.length > 17 ? `${title.slice(0, 16)}…` : title;
  }

  private waysOn(): readonly { readonly edge: LifeCycleEdge; readonly to: StateView }[] {
    const { edges, nodes } = this.lifeCycle();
    return edges
      .filter((edge) => edge.from === this.present() && edge.enabled !== false && edge.to !== edge.from)
      .flatMap((edge) => nodes.filter((node) => node.name === edge.to).map((to) => ({ edge, to })));
  }
}
