import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ObjectDetail } from '@tessera/api-client';
import { Session, Texts } from '@tessera/shell';
import { keptFrom } from '../protection/offers.js';
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
  private readonly me = inject(Session).me;
  protected readonly t = inject(Texts).t;

  readonly object = input.required<ObjectDetail>();
  // A use case that somebody's lock is sure to refuse is not offered.
  private readonly kept = computed(() => {
    const { common } = this.object();
    const by = keptFrom(common, this.me()?.account.identityId);
    return by === undefined ? undefined : this.t(`app.protection.${by}By`, { name: common[by]?.identity.name });
  });
  protected readonly possible = computed(() => this.object().actions.filter((action) => action.available && this.kept() === undefined));
  protected readonly impossible = computed(() => this.object().actions.flatMap((action) => {
    const why = action.available ? this.kept() : action.reasonText;
    return why === undefined && action.available ? [] : [{ ...action, why }];
  }));
}
