import { Injectable } from '@nestjs/common';
import { faultsOfFilter, Groups, partsOfPath, pathOf, Refusal, type Configuration, type UserFilter } from '@tessera/engine';
import { LiveNumbers, ObjectQueries } from '@tessera/store';
import { Contexts } from '../../access/contexts.js';
import { KnownPermissions } from '../../access/known-permissions.js';
import { FINE, wrong, type Checked, type PartFault, type Question } from './check.js';
import { conditionsIn } from './conditions.js';

/** Checks roles and groups: what they grant and name has to be there, and what goes is in nobody's hands. */
@Injectable()
export class PeopleCheck {
  constructor(
    private readonly known: KnownPermissions,
    private readonly numbers: LiveNumbers,
    private readonly contexts: Contexts,
    private readonly objects: ObjectQueries,
  ) {}

  async role({ change: { path, before, after } }: Question): Promise<Checked> {
    const [, name = ''] = partsOfPath(path);
    if (!after) {
      const held = (await this.numbers.holders([name])).get(name);
      return held && held.count > 0 ? wrong(path, '', 'role-in-use', { count: held.count }) : FINE;
    }
    const known = this.known.all();
    const granted = new Set((before?.['permissions'] ?? []) as readonly string[]);
    const wanted = after['permissions'] as readonly string[];
    const faults = wanted.flatMap((one, index) => (known.has(one) || granted.has(one) ? [] : [{ path, at: `/permissions/${index}`, reason: 'not-a-choice' }]));
    return { faults, content: { ...after, permissions: [...wanted].sort() } };
  }

  async group({ change: { path, after }, target }: Question): Promise<Checked> {
    if (!after) return FINE;
    const odd = faultsOfFilter(after['rule'], '/rule').map(({ pointer, reason, details }) => ({ path, at: pointer, reason, ...(details && { details }) }));
    if (odd.length > 0) return { faults: odd };
    const named = conditionsIn(after['rule'] as UserFilter, '/rule');
    const people = await this.objects.findAll(named.flatMap(([{ subject, is }]) => (subject === 'identity' ? [is] : [])));
    const { chart } = await this.contexts.at();
    const isKnown = (subject: string, is: string): boolean => {
      switch (subject) {
        case 'role': case 'group': return true;
        case 'identity': return people.some(({ id }) => id === is);
        case 'unit': return ['unit', 'organisation'].includes(chart.find(is)?.kind ?? '');
        default: return chart.find(is)?.kind === 'position';
      }
    };
    const unknown = named.filter(([{ subject, is }]) => !isKnown(subject, is)).map(([, at]) => ({ path, at: `${at}/is`, reason: 'not-a-choice' }));
    return { faults: [...unknown, ...circle(path, target)] };
  }
}

function circle(path: string, target: Configuration): readonly PartFault[] {
  const groups = [...target].flatMap(([one, content]) => {
    const [section, name = ''] = partsOfPath(one);
    return section === 'groups' ? [{ name, builtIn: false, rule: content['rule'] as UserFilter }] : [];
  });
  try {
    new Groups(groups);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [{ path, at: '/rule', reason: error.reason, details: error.details }];
  }
}

/** Roles and groups that rules of groups and access schemes name, although they are not there afterwards. */
export function lostNames(present: Configuration, target: Configuration): readonly PartFault[] {
  return [...target].flatMap(([path, content]) => {
    const [section] = partsOfPath(path);
    if (section !== 'groups' && section !== 'access-schemes') return [];
    const rules = section === 'groups' ? [[content['rule'] as UserFilter, '/rule'] as const]
      : (content['entries'] as readonly { readonly filter: UserFilter }[]).map(({ filter }, index) => [filter, `/entries/${index}/filter`] as const);
    return rules.flatMap(([rule, at]) => conditionsIn(rule, at)).flatMap(([{ subject, is }, at]) => {
      const named = subject === 'role' ? pathOf('roles', is) : subject === 'group' ? pathOf('groups', is) : undefined;
      // A scheme may name a group that is still to come; nobody is in it until then.
      const isMissed = named !== undefined && !target.has(named) && (section === 'groups' || present.has(named));
      return isMissed ? [{ path, at: `${at}/is`, reason: 'not-a-choice' }] : [];
    });
  });
}
