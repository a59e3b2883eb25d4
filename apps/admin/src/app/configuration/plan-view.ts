import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { mdiMinusCircleOutline, mdiPencilOutline, mdiPlusCircleOutline } from '@mdi/js';
import { Empty, Icon, Notice } from '@tessera/shell';
import type { PlanWords } from '../data/configuration.api.js';
import { sentences } from '../ui/sentences.js';

const ICONS = { added: mdiPlusCircleOutline, changed: mdiPencilOutline, removed: mdiMinusCircleOutline };

/** What a change does, in words: to the objects and people that are there, then part by part. */
@Component({
  selector: 'adm-plan-view',
  imports: [Empty, Icon, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (plan().parts.length === 0) {
      <t-empty [title]="t('plan.nothing')">{{ t('plan.nothingHelp') }}</t-empty>
    } @else {
      @if (plan().consequences.length > 0) {
        <t-notice [tone]="plan().takesAway ? 'warning' : 'information'" [title]="t('plan.consequences')">
          <ul>@for (sentence of plan().consequences; track sentence) { <li>{{ sentence }}</li> }</ul>
        </t-notice>
      } @else if (plan().takesAway) {
        <t-notice tone="warning">{{ t('plan.takesAway') }}</t-notice>
      }
      <ul class="parts">
        @for (part of plan().parts; track part.path) {
          <li>
            <h3><t-icon [path]="icons[part.kind]" /> {{ part.title }} <span class="t-small t-muted">{{ t('plan.' + part.kind) }}</span></h3>
            <ul>@for (sentence of part.sentences; track $index) { <li>{{ sentence }}</li> }</ul>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host { display: grid; gap: 16px; min-width: 0; overflow-wrap: anywhere; }
    ul { padding-inline-start: 20px; }
    .parts { display: grid; gap: 16px; padding: 0; list-style: none; }
    .parts ul { padding-inline-start: 44px; }
    h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; }
    h3 span { font-weight: 400; }
  `,
})
export class PlanView {
  protected readonly t = sentences();
  protected readonly icons = ICONS;
  readonly plan = input.required<PlanWords>();
}
