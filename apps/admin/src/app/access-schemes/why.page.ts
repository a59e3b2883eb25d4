import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Notice, query } from '@tessera/shell';
import { AccessApi } from '../data/access.api.js';
import { OrganisationApi } from '../data/organisation.api.js';
import { PersonPicker } from '../ui/person-picker.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { ObjectPicker } from './object-picker.js';
import { ruleSpeaker } from './rule-words.js';
import { entryOf } from './scheme-draft.js';
import { SchemesApi, type Right } from './schemes.api.js';

/** What is asked, as it stands in the address. */
interface Question {
  readonly person?: string;
  readonly type?: string;
  readonly object?: string | null;
  readonly right?: string;
}

/** Whether somebody has a right to an object, and which rule says so. */
@Component({
  selector: 'adm-why',
  imports: [Notice, ObjectPicker, PersonPicker, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './why.page.html',
  styles: `
    :host { display: grid; gap: 16px; min-width: 0; }
    .ask { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr)); gap: 16px; align-items: start; }
    .ask > * { min-width: 0; }
    .ask > label { display: grid; gap: 4px; }
    .ask select { width: 100%; min-width: 0; }
    dl { display: grid; gap: 4px 16px; margin: 0; overflow-wrap: anywhere; }
    dt { font-weight: 600; }
    dd { margin: 0 0 8px; }
  `,
})
export class WhyPage {
  protected readonly t = sentences();
  private readonly api = inject(SchemesApi);
  private readonly organisation = inject(OrganisationApi);
  private readonly access = inject(AccessApi);
  private readonly router = inject(Router);

  readonly person = input<string>();
  readonly type = input<string>();
  readonly object = input<string>();
  readonly right = input<string>();

  protected readonly types = query(() => 'types', () => this.access.objectTypes());
  protected readonly typeView = computed(() => this.types.value()?.find(({ name }) => name === this.type()) ?? this.types.value()?.[0]);
  protected readonly schemes = query(() => this.typeView()?.name, (type) => this.api.schemes(type));
  private readonly somebody = query(() => this.person(), (id) => this.organisation.person(id));
  protected readonly knownPerson = computed(() => (this.somebody.value()?.id === this.person() ? this.somebody.value() : undefined));
  private readonly something = query(() => this.object(), (id) => this.api.object(id));
  protected readonly knownObject = computed(() => (this.something.value()?.id === this.object() ? this.something.value() : undefined));
  protected readonly answer = query(
    () => {
      const [person, object, right] = [this.person(), this.object(), this.right()];
      return person && object && right ? { person, object, permission: right as Right } : undefined;
    },
    async (question) => ({ question, ...(await this.api.why(question)) }),
  );
  protected readonly complete = computed(() => Boolean(this.person() && this.object() && this.right()));
  /** The answer, unless it belongs to another question. */
  protected readonly said = computed(() => {
    const answer = this.answer.value();
    if (!answer) return undefined;
    const { person, object, permission } = answer.question;
    return person === this.person() && object === this.object() && permission === this.right() ? answer : undefined;
  });
  protected readonly entry = computed(() => {
    const entry = this.said()?.entry;
    return entry && entryOf(entry);
  });
  protected readonly speak = ruleSpeaker(() => (this.entry() ? [this.entry()?.filter ?? { everyone: true }] : []));

  protected ask(question: Question): void {
    void this.router.navigate([], { queryParams: question, queryParamsHandling: 'merge' });
  }
}
