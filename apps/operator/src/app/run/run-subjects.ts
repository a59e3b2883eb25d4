import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObjectView } from '@tessera/api-client';
import { StateBadge, Texts } from '@tessera/shell';
import { ObjectTypes } from '../object-types/object-types.js';

/** Objects by name and state, as links; how many more there are when not all are listed. */
@Component({
  selector: 'app-run-subjects',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, StateBadge],
  template: `
    <ul>
      @for (row of rows(); track row.object.id) {
        <li><a [routerLink]="['/objects', row.object.id]">{{ row.object.label }}</a><t-state-badge [state]="row.state" /></li>
      }
      @if (more() > 0) { <li class="t-muted">{{ t('app.run.more', { count: more() }) }}</li> }
    </ul>
  `,
  styles: `
    ul { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr)); gap: 0 24px; }
    li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 12px; padding: 8px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    a { font-weight: 550; overflow-wrap: anywhere; }
  `,
})
export class RunSubjects {
  private readonly types = inject(ObjectTypes);
  protected readonly t = inject(Texts).t;

  readonly objects = input.required<readonly ObjectView[]>();
  readonly total = input.required<number>();

  protected readonly rows = computed(() =>
    this.objects().map((object) => ({ object, state: this.types.state(object.objectType, object.state) })),
  );
  protected readonly more = computed(() => this.total() - this.objects().length);
}
