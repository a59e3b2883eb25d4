import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LiveUpdates, Texts, query } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';
import { RunOpener } from '../run/run-opener.js';

/** What can be done with the ticked rows, if they are all in one state. */
@Component({
  selector: 'app-batch-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton],
  templateUrl: './batch-bar.html',
  styleUrl: './batch-bar.scss',
})
export class BatchBar {
  private readonly api = inject(OperatorApi);
  protected readonly opener = inject(RunOpener);
  protected readonly t = inject(Texts).t;

  readonly type = input.required<string>();
  /** Ids of the ticked rows with their states. */
  readonly ticked = input.required<ReadonlyMap<string, string>>();
  readonly cleared = output();

  protected readonly states = computed(() => new Set(this.ticked().values()));
  private readonly common = computed(() => {
    const [state, other] = this.states();
    return state === undefined || other !== undefined ? undefined : { type: this.type(), state };
  }, { equal: (a, b) => a?.state === b?.state && a?.type === b?.type });
  protected readonly actions = query(() => this.common(), ({ type, state }) => this.api.batchActions(type, state));

  constructor() {
    inject(LiveUpdates).on((event) => event.kind === 'rules', () => this.actions.reload());
  }

  protected start(entryId: string): void {
    void this.opener.open(entryId, [...this.ticked().keys()]);
  }
}
