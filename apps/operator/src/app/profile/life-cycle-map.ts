import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import type { LifeCycleView, StateView } from '@tessera/api-client';
import { Skeleton, StateBadge, Texts } from '@tessera/shell';
import type { LifeCyclePicture } from '@tessera/shell/life-cycle';

type Inputs = { readonly [K in 'course' | 'label' | 'start' | 'states' | 'moves' | 'present']: ReturnType<LifeCyclePicture[K]> };

/** Where an object stands among all states of its type, and in words which use cases lead on from there. */
@Component({
  selector: 'app-life-cycle-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgComponentOutlet, Skeleton, StateBadge],
  template: `
    @if (picture.hasValue()) {
      <ng-container *ngComponentOutlet="picture.value(); inputs: drawn()" />
    } @else if (picture.isLoading()) {
      <t-skeleton [lines]="6" />
    }
    @if (onward().length > 0) {
      <p class="t-small t-muted">{{ t('shell.lifeCycle.onward') }}</p>
      <ul>
        @for (way of onward(); track way.title) {
          <li>
            <span>{{ way.title }}@if (way.system) { <span class="t-muted"> ({{ t('shell.lifeCycle.system') }})</span> }</span>
            <span aria-hidden="true">→</span>
            @for (to of way.states; track to.name) { <t-state-badge [state]="to" /> }
          </li>
        }
      </ul>
    } @else {
      <p class="t-small t-muted">{{ t('shell.lifeCycle.end') }}</p>
    }
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: 8px; min-width: 0; }
    ul { list-style: none; display: flex; flex-direction: column; gap: 8px; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; }
  `,
})
export class LifeCycleMap {
  protected readonly t = inject(Texts).t;

  readonly lifeCycle = input.required<LifeCycleView>();
  /** The state that the object is in. */
  readonly present = input.required<string>();

  // What lays the picture out is heavy: it comes after the page, and the words stand without it.
  protected readonly picture = resource({ loader: async () => (await import('@tessera/shell/life-cycle')).LifeCyclePicture });
  protected readonly drawn = computed(() => {
    const { nodes, edges } = this.lifeCycle();
    const led = new Set(edges.map(({ to }) => to));
    return {
      course: 'across', label: this.t('shell.lifeCycle.title'), start: this.t('shell.lifeCycle.start'), present: this.present(),
      states: nodes.map((state) => ({ ...state, reachable: led.has(state.name) })), moves: edges,
    } satisfies Inputs;
  });
  protected readonly onward = computed(() => waysOn(this.lifeCycle(), this.present()));
}

interface Way {
  readonly title: string;
  readonly system: boolean;
  readonly states: readonly StateView[];
}

// What leads to several states says its name once.
function waysOn({ edges, nodes }: LifeCycleView, present: string): readonly Way[] {
  const ways = new Map<string, Way>();
  for (const { title, system, from, to, enabled } of edges) {
    const state = nodes.find(({ name }) => name === to);
    if (state === undefined || from !== present || !enabled || to === from) continue;
    const states = ways.get(title)?.states ?? [];
    ways.set(title, { title, system, states: states.includes(state) ? states : [...states, state] });
  }
  return [...ways.values()];
}
