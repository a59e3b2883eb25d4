import { inject } from '@angular/core';
import { query, Session, type Query } from '@tessera/shell';
import { AccessApi } from '../data/access.api.js';
import { OrganisationApi, type Named } from '../data/organisation.api.js';
import type { RuleSubject } from './rule-draft.js';

/** What conditions can be compared with; people are found by name instead. */
export interface RuleChoices {
  readonly roles: readonly Named[];
  readonly groups: readonly Named[];
  readonly positions: readonly Named[];
  readonly units: readonly Named[];
}

/** Reads the choices. Call it where `inject` may be called. */
export function ruleChoices(): Query<RuleChoices> {
  const [access, organisation, session] = [inject(AccessApi), inject(OrganisationApi), inject(Session)];
  return query(() => 'choices', async () => {
    const [chart, groups, roles] = await Promise.all([
      organisation.chart(), organisation.groups(), session.can('role:read') ? access.roles() : Promise.resolve([]),
    ]);
    return {
      roles: roles.map(({ name, title }) => ({ id: name, name: title })),
      groups: groups.map(({ name }) => ({ id: name, name })),
      positions: chart.filter(({ kind }) => kind === 'position'),
      units: chart.filter(({ kind }) => kind !== 'position'),
    };
  });
}

/** The choices of one subject. */
export function choicesFor(subject: RuleSubject, choices: RuleChoices): readonly Named[] {
  switch (subject) {
    case 'identity': return [];
    case 'role': return choices.roles;
    case 'group': return choices.groups;
    case 'unit': return choices.units;
    default: return choices.positions;
  }
}
