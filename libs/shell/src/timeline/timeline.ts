import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mdiArrowRight } from '@mdi/js';
import type { AuditView, ObjectTypeView, StateView } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import type { Field } from '@tessera/plugin-api';
import { valueText } from '../attributes/value-text.js';
import { Icon } from '../icon/icon.js';
import { Moment } from '../moment/moment.js';
import { StateBadge } from '../state-badge/state-badge.js';
import { actionTitle } from './action-title.js';

interface Line {
  readonly entry: AuditView;
  readonly headline: string;
  readonly from: StateView | undefined;
  readonly to: StateView | undefined;
  readonly reason: string | undefined;
  readonly changes: readonly { readonly name: string; readonly from: string; readonly to: string; readonly erased: boolean }[];
}

// Work of a package that is gone has no title any more, and its name is no reason to people.
const TASK_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** History as people read it: newest first, who did what, from which state to which, why, and what changed. */
@Component({
  selector: 't-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Moment, RouterLink, StateBadge],
  templateUrl: './timeline.html',
  styleUrl: './timeline.scss',
})
export class Timeline {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  readonly entries = input.required<readonly AuditView[]>();
  readonly objectType = input<ObjectTypeView>();
  /** Whether lines lead to their run. */
  readonly runLinks = input(false);

  protected readonly arrow = mdiArrowRight;
  protected readonly lines = computed(() => withoutEchoes(this.entries()).map((entry) => this.line(entry)));

  private line(entry: AuditView): Line {
    return {
      entry,
      headline: isAboutAccount(entry) ? actionTitle(entry.action, this.texts) : (entry.useCaseTitle ?? actionTitle(entry.action, this.texts)),
      from: this.state(entry.from),
      to: this.state(entry.to),
      reason: this.reason(entry),
      changes: this.changes(entry),
    };
  }

  // What an assignment is about is the position, and an account has a name: neither is a reason.
  private reason({ action, reason, reasonTitle }: AuditView): string | undefined {
    if (reason === undefined) return undefined;
    if (action.startsWith('assignment.')) return this.t('shell.timeline.position', { position: reason });
    if (isAboutAccount({ action })) return this.t('shell.timeline.account', { userName: reason });
    if (reasonTitle === undefined && TASK_NAME.test(reason)) return undefined;
    return this.t('shell.timeline.reason', { reason: reasonTitle ?? reason });
  }

  private state(name: string | undefined): StateView | undefined {
    if (name === undefined || name === 'nothing' || name === 'new') return undefined;
    return this.objectType()?.states.find((state) => state.name === name) ?? { name, title: name, meaning: 'ended', final: false };
  }

  private changes(entry: AuditView): Line['changes'] {
    const attributes = this.objectType()?.attributes ?? {};
    return Object.entries(entry.changed ?? {})
      .filter(([name, { from, to }]) => attributes[name]?.internal !== true && (attributes[name] !== undefined || !isStructure(to ?? from)))
      .map(([name, { from, to }]) => ({
        name: attributes[name]?.title ?? this.propertyText(name),
        from: this.words(attributes[name], from), to: this.words(attributes[name], to),
        // A line about something else loses only what it says about the person.
        erased: entry.erased === true && from === undefined && to === undefined,
      }));
  }

  private propertyText(name: string): string {
    const key = `shell.timeline.properties.${name}`;
    return this.texts.has(key) ? this.t(key) : name;
  }

  private words(field: Field | undefined, value: unknown): string {
    return (isNames(value) ? value.join(', ') : valueText(field, value, this.texts)) || '–';
  }
}

// Rules and lists have pages of their own; here it is enough that they changed.
const isStructure = (value: unknown): boolean => typeof value === 'object' && value !== null && !isNames(value);

const isNames = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

const isAboutAccount = ({ action }: Pick<AuditView, 'action'>): boolean => /^(account|password-letter)\./.test(action);

// A run that moved the object says the same twice: once as a run, once as a move.
function withoutEchoes(entries: readonly AuditView[]): readonly AuditView[] {
  const moving = new Set(entries.filter((entry) => entry.to !== undefined || isAboutAccount(entry)).map((entry) => entry.runId));
  return entries.filter((entry) => entry.to !== undefined || !entry.action.startsWith('run.') || !moving.has(entry.runId));
}
