import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { mdiClose } from '@mdi/js';
import { Icon, query } from '@tessera/shell';
import { OrganisationApi, type Named } from '../data/organisation.api.js';
import { PersonPicker } from '../ui/person-picker.js';
import { sentences } from '../ui/sentences.js';
import { choicesFor, type RuleChoices } from './rule-choices.js';
import type { DraftCondition, RuleSubject } from './rule-draft.js';

const SUBJECTS: readonly RuleSubject[] = ['unit', 'position', 'first-superior', 'second-superior', 'superior', 'role', 'group', 'identity'];

/** One comparison of a rule: what is looked at, whether it is or is not, and what. */
@Component({
  selector: 'adm-rule-condition',
  imports: [Icon, PersonPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-condition.html',
  styleUrl: './rule-condition.scss',
})
export class RuleCondition {
  protected readonly t = sentences();
  private readonly api = inject(OrganisationApi);

  readonly condition = input.required<DraftCondition>();
  readonly choices = input.required<RuleChoices>();
  readonly locked = input(false);
  readonly changed = output<DraftCondition>();
  readonly removed = output();

  protected readonly subjects = SUBJECTS;
  protected readonly cross = mdiClose;
  protected readonly options = computed(() => choicesFor(this.condition().subject, this.choices()));
  // A role or position that has gone since stays visible: nobody else knows what the rule once meant.
  protected readonly gone = computed(() => this.condition().is !== '' && !this.options().some(({ id }) => id === this.condition().is));
  private readonly found = query(() => (this.condition().subject === 'identity' && this.condition().is ? this.condition().is : undefined), (id) => this.api.person(id));
  protected readonly person = computed(() => (this.found.value()?.id === this.condition().is ? this.found.value() : undefined));

  protected textOf(subject: RuleSubject): string {
    return this.t(`rule.subjects.${subject.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase())}`);
  }

  protected lookAt(subject: RuleSubject): void {
    this.changed.emit({ ...this.condition(), subject, is: '' });
  }

  protected compareWith(is: string): void {
    this.changed.emit({ ...this.condition(), is });
  }

  protected pick(person: Named | undefined): void {
    if (person) this.compareWith(person.id);
  }

  protected negate(negated: boolean): void {
    this.changed.emit({ ...this.condition(), negated });
  }
}
