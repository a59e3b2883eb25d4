import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { RunSummary } from '@tessera/api-client';
import { Texts } from '@tessera/shell';
import { ObjectTypes } from '../object-types/object-types.js';
import { DatedLine } from './dated-line.js';
import { RunStatusBadge } from './run-status.js';

/** Runs, newest first: what, with how many, when, and how it ended. */
@Component({
  selector: 'app-run-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatedLine, RunStatusBadge],
  template: `
    <ul>
      @for (run of runs(); track run.id) {
        <li>
          <app-dated-line [link]="['/runs', run.id]" [heading]="run.title" [at]="run.openedAt" [about]="about(run)">
            @if (run.refusalText; as text) { <p class="t-small">{{ text }}</p> }
            <app-run-status [status]="run.status" />
          </app-dated-line>
        </li>
      }
    </ul>
  `,
  styles: `ul { list-style: none; }`,
})
export class RunList {
  private readonly types = inject(ObjectTypes);
  private readonly texts = inject(Texts);

  readonly runs = input.required<readonly RunSummary[]>();

  protected about(run: RunSummary): string {
    const reached = Object.entries(run.states ?? {});
    return reached.map(([state, count]) => `${this.texts.number(count)} ${this.types.state(run.objectType, state).title}`).join(', ');
  }
}
