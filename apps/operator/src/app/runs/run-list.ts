import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RunSummary } from '@tessera/api-client';
import { Moment, Texts } from '@tessera/shell';
import { ObjectTypes } from '../object-types/object-types.js';
import { RunStatusBadge } from './run-status.js';

/** Runs, newest first: what, with how many, when, and how it ended. */
@Component({
  selector: 'app-run-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Moment, RouterLink, RunStatusBadge],
  template: `
    <ul>
      @for (run of runs(); track run.id) {
        <li>
          <div class="words">
            <a [routerLink]="['/runs', run.id]">{{ run.title }}</a>
            <p class="t-muted t-small"><t-moment [at]="run.openedAt" />@if (about(run); as about) { · {{ about }}}</p>
            @if (run.refusalText; as text) { <p class="t-small">{{ text }}</p> }
          </div>
          <app-run-status [status]="run.status" />
        </li>
      }
    </ul>
  `,
  styles: `
    ul { list-style: none; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 12px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li:last-child { border-bottom: 0; padding-bottom: 0; }
    .words { flex: 1 1 180px; min-width: 0; overflow-wrap: anywhere; }
    a { font-weight: 550; }
  `,
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
