import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { sentences } from './sentences.js';
import { StateBadge } from '@tessera/shell';
import type { MoveView, StateView } from '@tessera/api-client';

/** From which state to which states a use case moves an object, as badges. */
@Component({
  selector: 'adm-moves',
  imports: [StateBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './moves.html',
  styleUrl: './moves.scss',
})
export class Moves {
  protected readonly t = sentences();
  readonly moves = input.required<readonly MoveView[]>();
  readonly states = input.required<readonly StateView[]>();

  protected readonly ways = computed(() =>
    this.moves().map((move) => ({
      from: this.states().find((state) => state.name === move.from),
      to: move.to.map((name) => this.states().find((state) => state.name === name)).filter((state) => state !== undefined),
    })),
  );
}
