import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { query } from '@tessera/shell';
import { OrganisationApi, type Named } from '../data/organisation.api.js';
import { PersonPicker } from '../ui/person-picker.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { AssignmentList } from './assignment-list.js';

/** The positions that somebody holds. */
@Component({
  selector: 'adm-people',
  imports: [AssignmentList, PersonPicker, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="t-card t-stack">
      <adm-person-picker [label]="t('assignments.search')" [person]="known()" (personChange)="choose($event)" />
      @if (known(); as somebody) {
        <adm-assignment-list [person]="somebody" />
      } @else if (person()) {
        <adm-waiting [content]="found" />
      } @else {
        <p class="t-muted">{{ t('assignments.chooseText') }}</p>
      }
    </section>
  `,
  styles: `:host { display: block; } adm-person-picker { max-width: 420px; }`,
})
export class PeoplePage {
  protected readonly t = sentences();
  private readonly api = inject(OrganisationApi);
  private readonly router = inject(Router);

  /** Whose positions, from the address. */
  readonly person = input<string>();

  protected readonly found = query(() => this.person(), (id) => this.api.person(id));
  protected readonly known = computed(() => (this.found.value()?.id === this.person() ? this.found.value() : undefined));

  protected choose(person: Named | undefined): void {
    if (person) void this.router.navigate([], { queryParams: { person: person.id } });
  }
}
