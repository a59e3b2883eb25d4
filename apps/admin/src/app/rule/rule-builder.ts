import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { UserFilter } from '@tessera/api-client';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { ruleChoices } from './rule-choices.js';
import { draftOf, EMPTY_CONDITION, filterOf, type DraftPart, type RuleDraft } from './rule-draft.js';
import { RulePart } from './rule-part.js';

/** Writes a rule about users without knowing its language: subject, predicate, object, and brackets. */
@Component({
  selector: 'adm-rule-builder',
  imports: [MatButton, RulePart, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (choices.value(); as known) {
      @if (part(); as part) {
        <adm-rule-part [part]="part" [choices]="known" [locked]="locked()" (changed)="put($event)" />
      } @else {
        <div class="t-row">
          <strong>{{ t(isNobody() ? 'rule.nobody' : 'rule.everyone') }}</strong>
          @if (!locked()) { <button matButton="outlined" type="button" (click)="narrow()">{{ t('rule.narrow') }}</button> }
        </div>
      }
    } @else {
      <adm-waiting [content]="choices" [lines]="3" />
    }
  `,
  styles: `:host { display: block; min-width: 0; }`,
})
export class RuleBuilder {
  protected readonly t = sentences();
  /** The rule to begin with. */
  readonly rule = input.required<UserFilter>();
  readonly locked = input(false);
  /** The rule as it is written now; `undefined` while some condition says nothing yet. */
  readonly written = output<UserFilter | undefined>();

  protected readonly choices = ruleChoices();
  private readonly draft = linkedSignal<RuleDraft>(() => draftOf(this.rule()));
  protected readonly part = computed((): DraftPart | undefined => {
    const draft = this.draft();
    return draft.kind === 'part' ? draft : undefined;
  });
  protected readonly isNobody = computed(() => {
    const draft = this.draft();
    return draft.kind === 'everyone' && draft.negated;
  });

  protected narrow(): void {
    this.put({ kind: 'part', mode: 'all', parts: [EMPTY_CONDITION] });
  }

  // Without any condition left nobody is in: an empty pair of brackets would be everyone.
  protected put(part: DraftPart): void {
    const draft: RuleDraft = part.parts.length === 0 ? { kind: 'everyone', negated: true } : part;
    this.draft.set(draft);
    this.written.emit(filterOf(draft));
  }
}
