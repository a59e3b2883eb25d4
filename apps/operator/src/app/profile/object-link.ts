import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts, query } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';

/** Another object by its name, and the way to it; whoever may not see it learns no more than that there is one. */
@Component({
  selector: 'app-object-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `@if (object.value(); as object) {<a [routerLink]="['/objects', object.id]">{{ object.label }}</a>} @else if (object.problem()) {<span>{{ t('app.profile.hidden') }}</span>} @else {<span class="t-muted">…</span>}`,
})
export class ObjectLink {
  private readonly api = inject(OperatorApi);
  protected readonly t = inject(Texts).t;

  readonly id = input.required<string>();

  protected readonly object = query(() => this.id(), (id) => this.api.object(id));
}
