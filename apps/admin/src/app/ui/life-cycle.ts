import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { StateBadge } from '@tessera/shell';
import { LifeCyclePicture, type PictureLink, type PictureMove, type PictureState } from '@tessera/shell/life-cycle';
import { sentences } from './sentences.js';

/** The life cycle of an object type, from top to bottom; each state leads to its process list. A table says the same in words. */
@Component({
  selector: 'adm-life-cycle',
  imports: [LifeCyclePicture, StateBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './life-cycle.html',
  styleUrl: './life-cycle.scss',
})
export class LifeCycle {
  protected readonly t = sentences();
  /** Name of the object type, for the way to its process lists. */
  readonly type = input.required<string>();
  /** What the picture is of, for those who do not see it. */
  readonly name = input.required<string>();
  readonly states = input.required<readonly PictureState[]>();
  readonly moves = input.required<readonly PictureMove[]>();
  /** Objects per state. */
  readonly counts = input<ReadonlyMap<string, number>>();

  protected readonly noted = computed(() => this.states().map((state) => ({ ...state, notes: this.notesOn(state) })));
  protected readonly linkOf = computed(() => {
    const commands = ['/process-lists', this.type()];
    return (place: string): PictureLink => (this.states().some(({ name }) => name === place) ? { commands, queryParams: { place } } : { commands });
  });
  protected readonly legend = computed(() => ({ people: this.t('picture.sort.people'), house: this.t('picture.sort.house'), off: this.t('picture.sort.off') }));
  protected readonly rows = computed(() => {
    const states = new Map(this.states().map((state) => [state.name, state]));
    return this.moves().map((move) => ({ ...move, before: states.get(move.from), after: states.get(move.to) }));
  });

  private notesOn(state: PictureState): readonly string[] {
    const stays = this.moves().filter(({ from, to, enabled }) => enabled && from === state.name && to === from).length;
    const count = this.counts()?.get(state.name);
    return [
      ...(count === undefined ? [] : [this.t('picture.objects', { count })]),
      ...(stays > 0 ? [`↻ ${this.t('picture.stays', { count: stays })}`] : []),
      ...this.marksOn(state),
    ];
  }

  private marksOn(state: PictureState): readonly string[] {
    if (state.reachable === false) return [this.t('picture.unreachable')];
    if (state.deadEnd) return [this.t('picture.deadEnd')];
    return state.final ? [this.t('picture.end')] : [];
  }
}
