import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import type { RolesField } from '@tessera/plugin-api';
import { joined, namesIn } from '../fields/answers.js';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';

/** Any number of roles, none included: one box each. */
@Component({
  selector: 't-roles-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatCheckbox],
  template: `
    <fieldset>
      <legend>{{ drawn().field.title }}</legend>
      @for (role of roles(); track role.name) {
        <mat-checkbox [checked]="role.picked" (change)="pick(role.name, $event.checked)">{{ role.title }}</mat-checkbox>
      } @empty { <p class="t-muted">{{ t('forms.roles.none') }}</p> }
      @if (drawn().field.help; as help) { <p class="t-muted t-small">{{ help }}</p> }
      @if (drawn().fault(); as fault) { <p class="fault t-small" role="alert">{{ fault }}</p> }
    </fieldset>
  `,
  styles: `
    fieldset { display: flex; flex-direction: column; border: 0; margin: 0; padding: 0; min-width: 0; }
    legend { font-weight: 550; padding: 0; }
    mat-checkbox { overflow-wrap: anywhere; }
    .fault { color: var(--mat-sys-error); }
  `,
})
export class RolesControl {
  protected readonly t = inject(Texts).t;
  readonly drawn = input.required<DrawnField<RolesField, string>>();

  private readonly picked = computed(() => namesIn(this.drawn().control().value()));
  protected readonly roles = computed(() =>
    Object.entries(this.drawn().field.choices ?? {}).map(([name, title]) => ({ name, title, picked: this.picked().includes(name) })));

  protected pick(name: string, isPicked: boolean): void {
    const others = this.picked().filter((one) => one !== name);
    const state = this.drawn().control();
    state.value.set(joined(isPicked ? [...others, name] : others));
    state.markAsTouched();
  }
}
