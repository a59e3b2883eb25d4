import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ObjectDetail } from '@tessera/api-client';
import { Texts } from '@tessera/shell';
import { RunOpener } from '../run/run-opener.js';

/** "What do you want to do?": what can be done in this state first, then what cannot, and why. */
@Component({
  selector: 'app-action-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton],
  templateUrl: './action-panel.html',
  styleUrl: './action-panel.scss',
})
export class ActionPanel {
  protected readonly opener = inject(RunOpener);
  protected readonly t = inject(Texts).t;

  readonly object = input.required<ObjectDetail>();
  protected readonly possible = computed(() => this.object().actions.filter((action) => action.available));
  protected readonly impossible = computed(() => this.object().actions.filter((action) => !action.available));
}
