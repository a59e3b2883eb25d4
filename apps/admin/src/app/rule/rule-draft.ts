import type { ConditionFilter, UserFilter } from '@tessera/api-client';

/** What a condition looks at. */
export type RuleSubject = ConditionFilter['subject'];

/** How the conditions of a part go together. */
export type RuleMode = 'all' | 'any' | 'none' | 'notAll';

/** One comparison; `is` is empty while nothing is chosen. */
export interface DraftCondition {
  readonly kind: 'condition';
  readonly subject: RuleSubject;
  readonly is: string;
  readonly negated: boolean;
}

/** Conditions in brackets. */
export interface DraftPart {
  readonly kind: 'part';
  readonly mode: RuleMode;
  readonly parts: readonly RuleDraft[];
}

/** A rule while somebody writes it: every "not" stands at what it is about. */
export type RuleDraft = DraftCondition | DraftPart | { readonly kind: 'everyone'; readonly negated: boolean };

/** A condition that says nothing yet. */
export const EMPTY_CONDITION: DraftCondition = { kind: 'condition', subject: 'unit', is: '', negated: false };

const OPPOSITES = { all: 'notAll', notAll: 'all', any: 'none', none: 'any' } as const satisfies Record<RuleMode, RuleMode>;

/** A rule as it is written: at its top is everyone, or conditions in brackets. */
export function draftOf(filter: UserFilter): RuleDraft {
  const draft = partOf(filter);
  return draft.kind === 'condition' ? { kind: 'part', mode: 'all', parts: [draft] } : draft;
}

/** The rule that was written, or `undefined` while some condition says nothing yet. */
export function filterOf(draft: RuleDraft): UserFilter | undefined {
  if (draft.kind === 'everyone') return negatedIf(draft.negated, { everyone: true });
  if (draft.kind === 'condition') return draft.is === '' ? undefined : negatedIf(draft.negated, { subject: draft.subject, is: draft.is });
  const parts = draft.parts.map(filterOf).filter((part) => part !== undefined);
  const [only] = parts;
  if (only === undefined || parts.length < draft.parts.length) return undefined;
  const isAll = draft.mode === 'all' || draft.mode === 'notAll';
  const together: UserFilter = parts.length === 1 ? only : isAll ? { all: parts } : { any: parts };
  return negatedIf(draft.mode === 'none' || draft.mode === 'notAll', together);
}

function partOf(filter: UserFilter): RuleDraft {
  if ('everyone' in filter) return { kind: 'everyone', negated: false };
  if ('subject' in filter) return { kind: 'condition', subject: filter.subject, is: filter.is, negated: false };
  if ('not' in filter) return opposite(partOf(filter.not));
  return 'all' in filter ? { kind: 'part', mode: 'all', parts: filter.all.map(partOf) } : { kind: 'part', mode: 'any', parts: filter.any.map(partOf) };
}

function opposite(draft: RuleDraft): RuleDraft {
  return draft.kind === 'part' ? { ...draft, mode: OPPOSITES[draft.mode] } : { ...draft, negated: !draft.negated };
}

function negatedIf(negated: boolean, filter: UserFilter): UserFilter {
  if (!negated) return filter;
  return 'not' in filter ? filter.not : { not: filter };
}
