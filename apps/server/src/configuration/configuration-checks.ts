import { Injectable } from '@nestjs/common';
import { changesBetween, configurationOf, sectionOf, type Configuration, type Json, type PartChange, type ProcessListEntry, type Section } from '@tessera/engine';
import { FINE, wrong, type Check, type PartFault } from './checks/check.js';
import { OutsideCheck } from './checks/outside-check.js';
import { lostNames, PeopleCheck } from './checks/people-check.js';
import { ProcessListCheck } from './checks/process-list-check.js';
import { TypeCheck } from './checks/type-check.js';

/** What would be stored, and everything that is wrong with it. */
export interface CheckedConfiguration {
  readonly target: Configuration;
  readonly changes: readonly PartChange[];
  readonly faults: readonly PartFault[];
  /** Rows with their ids, by path of their list. */
  readonly entries: ReadonlyMap<string, readonly ProcessListEntry[]>;
}

/** Checks a whole configuration by the rules that the screens go by; what is not changed is not looked at again. */
@Injectable()
export class ConfigurationChecks {
  private readonly checks: Readonly<Record<Section, Check>>;

  constructor(lists: ProcessListCheck, people: PeopleCheck, types: TypeCheck, outside: OutsideCheck) {
    this.checks = {
      'process-lists': (question) => lists.check(question),
      'roles': (question) => people.role(question), 'groups': (question) => people.group(question),
      'access-schemes': (question) => types.scheme(question), 'models': (question) => types.model(question), 'numbering': (question) => types.numbering(question),
      'criteria': twoDefaults, 'outbox': () => FINE,
      'templates': (question) => outside.template(question), 'connectors': (question) => outside.connector(question),
      'web-hooks': (question) => outside.webHook(question), 'packages': (question) => outside.installed(question),
    };
  }

  async check(present: Configuration, wanted: Configuration): Promise<CheckedConfiguration> {
    const faults: PartFault[] = [];
    const entries = new Map<string, readonly ProcessListEntry[]>();
    const contents = new Map<string, Json>(wanted);
    for (const change of changesBetween(present, wanted)) {
      const found = await this.checks[sectionOf(change.path)]({ change, present, target: wanted });
      faults.push(...found.faults);
      if (found.entries) entries.set(change.path, found.entries);
      if (found.content) contents.set(change.path, found.content);
    }
    const target = configurationOf([...contents].filter(([path, content]) => !isNothing(path, content)).map(([path, content]) => ({ path, content })));
    return { target, changes: changesBetween(present, target), faults: [...faults, ...lostNames(present, wanted)], entries };
  }
}

// A list without rows, and a package that is on, are as if nobody had said anything.
const isNothing = (path: string, content: Json): boolean =>
  (path.startsWith('process-lists/') && (content['entries'] as readonly unknown[]).length === 0) || (path.startsWith('packages/') && content['enabled'] === true);

const twoDefaults: Check = ({ change: { path, after }, target }) => {
  const [, kind = ''] = path.split('/');
  const isSecond = after?.['isDefault'] === true && [...target].some(([other, { isDefault }]) => other < path && isDefault === true && other.startsWith(`criteria/${kind}/`));
  return isSecond ? wrong(path, '/isDefault', 'duplicate') : FINE;
};
