import { defineObjectType, definePlugin, defineUseCase } from '@tessera/plugin-api';

/** People as another package brings them, as far as cards need to know. */
export const person = defineObjectType({
  name: 'identity',
  title: 'User',
  pluralTitle: 'Users',
  group: 'Identities',
  permission: 'identity:read',
  label: 'name',
  states: {
    active: { title: 'Active', meaning: 'in-use' },
    inactive: { title: 'Inactive', meaning: 'waiting' },
    locked: { title: 'Locked', meaning: 'stopped', final: true },
    deleted: { title: 'Deleted', meaning: 'ended', final: true },
  },
  attributes: {
    name: { kind: 'text', title: 'Name', maxLength: 255, indexed: true },
    email: { kind: 'text', title: 'E-mail', maxLength: 254 },
    serviceEmail: { kind: 'text', title: 'E-mail for services', maxLength: 254 },
    serviceEmailValidated: { kind: 'stamp', title: 'Verified' },
    preferredLanguage: { kind: 'text', title: 'Language', maxLength: 5 },
  },
});

const deactivate = defineUseCase({
  symbolicName: 'PeopleProcDeactivate',
  title: 'Deactivate',
  story: 'As an operator I want to deactivate somebody.',
  objectType: person,
  moves: { active: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:deactivate',
  options: {},
  steps: [],
  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'inactive');
  },
});

/** The package of people for tests. */
export const people = definePlugin({ objectTypes: [person], useCases: [deactivate] });
