import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { mdiClose } from '@mdi/js';
import { Icon } from '@tessera/shell';
import { sentences } from '../ui/sentences.js';
import type { RuleChoices } from './rule-choices.js';
import { RuleCondition } from './rule-condition.js';
import { EMPTY_CONDITION, type DraftPart, type RuleDraft, type RuleMode } from './rule-draft.js';

const MODES: readonly RuleMode[] = ['all', 'any', 'none', 'notAll'];
const DEEPEST = 4;

/** Conditions that go together; any of them may be brackets of their own. */
@Component({
  selector: 'adm-rule-part',
  imports: [Icon, RuleCondition],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-part.html',
  styleUrl: './rule-part.scss',
})
export class RulePart {
  protected readonly t = sentences();
  readonly part = input.required<DraftPart>();
  readonly choices = input.required<RuleChoices>();
  readonly depth = input(0);
  readonly locked = input(false);
  readonly changed = output<DraftPart>();
  readonly removed = output();

  protected readonly modes = MODES;
  protected readonly cross = mdiClose;
  protected readonly deepest = DEEPEST;

  protected choose(mode: RuleMode): void {
    this.changed.emit({ ...this.part(), mode });
  }

  protected put(index: number, draft: RuleDraft): void {
    this.changed.emit({ ...this.part(), parts: this.part().parts.with(index, draft) });
  }

  protected remove(index: number): void {
    this.changed.emit({ ...this.part(), parts: this.part().parts.toSpliced(index, 1) });
  }

  protected addCondition(): void {
    this.add(EMPTY_CONDITION);
  }

  protected addPart(): void {
    this.add({ kind: 'part', mode: 'any', parts: [EMPTY_CONDITION] });
  }

  private add(draft: RuleDraft): void {
    this.changed.emit({ ...this.part(), parts: [...this.part().parts, draft] });
  }
}
