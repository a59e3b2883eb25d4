import type { AnyConnector } from '@tessera/plugin-api';
import { checkFields } from './check-fields.js';
import { checkTitle } from './check-words.js';
import type { Findings } from './findings.js';
import { OF_THE_HOUSE } from './of-the-house.js';
import type { World } from './world.js';

const SETTING_KINDS = new Set(['text', 'integer', 'boolean', 'choice', 'secret']);

/** Checks a connector's name, settings and methods. */
export function checkConnector(connector: AnyConnector, world: World, findings: Findings): void {
  const { name, provides, settings } = connector;
  findings.expect(/^[a-z][a-z0-9-]*$/.test(name), `${name} is no name of a connector.`, 'Use small letters, digits and hyphens: it stands in an address.');
  checkTitle(connector.title, findings);
  findings.expect(provides?.name !== undefined, 'It provides no capability.', 'Name the capability that it provides.');
  findings.expect(!OF_THE_HOUSE.has(provides?.name), `The house itself provides ${provides?.name}.`, 'Provide mail-transport or sms-transport: the house writes messages, connectors deliver them.');
  findings.expect(typeof connector.connect === 'function' && typeof connector.test === 'function', 'It has no connect or no test.', 'Give it both.');
  checkFields(settings, { world, options: settings, fields: {} }, 'setting', findings);
  for (const [setting, { kind }] of Object.entries(settings)) {
    findings.within(`setting ${setting}`).expect(SETTING_KINDS.has(kind), `A setting cannot be of kind ${kind}.`, `Use one of ${[...SETTING_KINDS].join(', ')}.`);
  }
}
