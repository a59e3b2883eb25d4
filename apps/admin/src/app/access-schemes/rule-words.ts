import { computed, inject, type Signal } from '@angular/core';
import { query } from '@tessera/shell';
import type { ConditionFilter, UserFilter } from '@tessera/api-client';
import { OrganisationApi, type Named } from '../data/organisation.api.js';
import { choicesFor, ruleChoices } from '../rule/rule-choices.js';
import { sentences, type Say } from '../ui/sentences.js';

/** What the object of a condition is called; `undefined` when it is gone or may not be seen. */
export type NameOf = (condition: ConditionFilter) => string | undefined;

/** A rule about users as a sentence. */
export function ruleWords(rule: UserFilter, t: Say, nameOf: NameOf, inside = false): string {
  if ('everyone' in rule) return t('rule.everyone');
  if ('subject' in rule) return conditionWords(rule, t, nameOf, 'is');
  if ('not' in rule) return opposite(rule.not, t, nameOf);
  const [parts, word] = 'all' in rule ? [rule.all, 'schemes.and'] : [rule.any, 'schemes.or'];
  const said = parts.map((part) => ruleWords(part, t, nameOf, true)).join(` ${t(word)} `);
  return inside && parts.length > 1 ? `(${said})` : said;
}

/** Says rules with the names of what they ask for; people are read once each. Call it where `inject` may be called. */
export function ruleSpeaker(rules: () => readonly UserFilter[]): Signal<(rule: UserFilter) => string> {
  const [t, api, choices] = [sentences(), inject(OrganisationApi), ruleChoices()];
  const ids = computed(() => [...new Set(rules().flatMap(peopleIn))].sort().join(' '));
  const people = query(() => ids() || undefined, (all) => Promise.all(all.split(' ').map((id) => api.person(id).catch((): Named => ({ id, name: t('rule.gone') })))));
  return computed(() => {
    const known = choices.value();
    const nameOf: NameOf = ({ subject, is }) => {
      const named = subject === 'identity' ? people.value() : known && choicesFor(subject, known);
      return named === undefined ? '…' : named.find(({ id }) => id === is)?.name;
    };
    return (rule) => ruleWords(rule, t, nameOf);
  });
}

function peopleIn(rule: UserFilter): readonly string[] {
  if ('subject' in rule) return rule.subject === 'identity' ? [rule.is] : [];
  if ('not' in rule) return peopleIn(rule.not);
  if ('everyone' in rule) return [];
  return ('all' in rule ? rule.all : rule.any).flatMap(peopleIn);
}

function opposite(rule: UserFilter, t: Say, nameOf: NameOf): string {
  if ('everyone' in rule) return t('rule.nobody');
  if ('subject' in rule) return conditionWords(rule, t, nameOf, 'isNot');
  return t('schemes.not', { rule: ruleWords(rule, t, nameOf) });
}

function conditionWords(condition: ConditionFilter, t: Say, nameOf: NameOf, predicate: 'is' | 'isNot'): string {
  const subject = condition.subject.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase());
  return `${t(`rule.subjects.${subject}`)} ${t(`rule.${predicate}`)} ${nameOf(condition) ?? t('rule.gone')}`;
}
