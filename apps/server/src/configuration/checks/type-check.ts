import { Injectable } from '@nestjs/common';
import { Catalogue, faultsOfFilter, partsOfPath, pathOf, type AclEntry, type Configuration, type Json } from '@tessera/engine';
import { ConfigurationUsage } from '@tessera/store';
import { FINE, wrong, type Checked, type PartFault, type Question } from './check.js';

interface Numbers {
  readonly prefix?: string;
}

/** Checks what belongs to object types: access schemes, models, and how objects are numbered. */
@Injectable()
export class TypeCheck {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly usage: ConfigurationUsage,
  ) {}

  async scheme({ change: { path, before, after } }: Question): Promise<Checked> {
    const [, objectType = '', name] = partsOfPath(path);
    if (!after) {
      const [used] = name === undefined ? [] : await this.usage.objectsOfScenarios([{ objectType, name }]);
      return used && used.count > 0 ? wrong(path, '', 'scheme-in-use', { count: used.count }) : FINE;
    }
    const entries = (after['entries'] as readonly AclEntry[]).map((entry) => ({ ...entry, ...(entry.relations && { relations: [...entry.relations].sort() }) }));
    const faults = entries.flatMap(({ filter }, index) => faultsOfFilter(filter, `/entries/${index}/filter`))
      .map(({ pointer, reason, details }) => ({ path, at: pointer, reason, ...(details && { details }) }));
    return { faults: [...this.unknownType(path, objectType, before), ...faults], content: { entries } };
  }

  async model({ change: { path, before, after }, target }: Question): Promise<Checked> {
    const [, objectType = '', name = ''] = partsOfPath(path);
    const isOther = before !== undefined && before['scenario'] !== after?.['scenario'];
    const [used] = before && (!after || isOther) ? await this.usage.objectsOfModels([{ objectType, name }]) : [];
    const inUse = used && used.count > 0 ? [{ path, ...(after && { at: '/scenario' }), reason: 'model-in-use', details: { count: used.count } }] : [];
    if (!after) return { faults: inUse };
    const scenario = after['scenario'];
    const isMissing = scenario !== undefined && !target.has(pathOf('access-schemes', objectType, String(scenario)));
    return { faults: [
      ...this.unknownType(path, objectType, before), ...inUse, ...(isMissing ? [{ path, at: '/scenario', reason: 'not-a-choice' }] : []),
      ...this.takenPrefix(path, objectType, target),
    ] };
  }

  numbering({ change: { path, after }, target }: Question): Checked {
    const [, objectType = ''] = partsOfPath(path);
    if (!after) return FINE;
    if (!this.packaged(objectType)) return wrong(path, '', 'unknown-object-type');
    const [first, last] = [Number(after['first']), after['last']];
    const isBackward = last !== undefined && Number(last) < first;
    const isTaken = modelsOf(target, objectType).some(([, { prefix }]) => prefix === after['prefix']);
    return { faults: [
      ...(isBackward ? [{ path, at: '/last', reason: 'too-small', details: { min: first } }] : []), ...(isTaken ? [{ path, at: '/prefix', reason: 'value-already-used' }] : []),
    ] };
  }

  // The same prefix twice would give two objects one number.
  private takenPrefix(path: string, objectType: string, target: Configuration): readonly PartFault[] {
    const { prefix } = (target.get(path)?.['numbers'] ?? {}) as Numbers;
    const ofType = (target.get(pathOf('numbering', objectType)) as Numbers | undefined)?.prefix ?? this.packaged(objectType)?.prefix;
    const isTaken = prefix !== undefined && (prefix === ofType || modelsOf(target, objectType).some(([other, numbers]) => other !== path && numbers.prefix === prefix));
    return isTaken ? [{ path, at: '/numbers/prefix', reason: 'value-already-used' }] : [];
  }

  private packaged(objectType: string): Numbers | undefined {
    return this.catalogue.objectTypes().find(({ name }) => name === objectType)?.numbering;
  }

  // What is there already may stay, although its package has left.
  private unknownType(path: string, objectType: string, before: Json | undefined): readonly PartFault[] {
    const isKnown = before !== undefined || this.catalogue.objectTypes().some(({ name }) => name === objectType);
    return isKnown ? [] : [{ path, reason: 'unknown-object-type' }];
  }
}

const modelsOf = (target: Configuration, objectType: string): readonly (readonly [string, Numbers])[] =>
  [...target].flatMap(([path, content]) => {
    const [section, type] = partsOfPath(path);
    return section === 'models' && type === objectType ? [[path, (content['numbers'] ?? {}) as Numbers] as const] : [];
  });
