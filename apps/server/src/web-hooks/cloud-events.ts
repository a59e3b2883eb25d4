import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '@tessera/engine';
import type { BuiltInAction, CommonProperties, Field, ObjectType } from '@tessera/plugin-api';
import type { KeptEvent } from '@tessera/store';
import { CloudEvent } from 'cloudevents';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';

/** What events are sent as. */
export const EVENT_MEDIA_TYPE = 'application/cloudevents+json; charset=utf-8';

const IDENTIFIERS: Readonly<Record<BuiltInAction, string>> = {
  create: 'Create', update: 'Update', move: 'Move', delete: 'Delete', lock: 'Lock', unlock: 'Unlock', freeze: 'Freeze', unfreeze: 'Unfreeze',
  number: 'Number', 'set-acl': 'SetACL', attach: 'Attach',
};

// Actions of receivers that are one action of ours.
const APART: Readonly<Record<string, string>> = { 'object.distribution-list-set': 'SetDistributionList', 'object.customized': 'Customize' };

/** Turns what happened into CloudEvents. Secrets are never in them, identification data only for those who were granted it. */
@Injectable()
export class CloudEvents {
  constructor(
    private readonly catalogue: Catalogue,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** The event as it is sent; the same event gives the same id, always. */
  of(event: KeptEvent, withIdentification: boolean): string {
    const { entry, action, position } = event;
    const { objectType = '', objectId = '' } = entry;
    return this.written({
      id: entry.id,
      type: typeOf(objectType, action),
      subject: `${objectType}/${objectId}`,
      time: entry.at.toISOString(),
      // Events about one object have rising sequences, also when one is sent again late.
      sequence: position.padStart(20, '0'),
      data: {
        Action: APART[entry.action] ?? IDENTIFIERS[action as BuiltInAction] ?? action,
        Resource: this.resourceOf(event, withIdentification),
        UserContextMapping: userOf(event),
        ...(entry.from !== undefined && { From: entry.from }),
        ...(entry.to !== undefined && { To: entry.to }),
        ...(entry.useCase && { UseCase: entry.useCase }),
        ...(entry.runId && { Run: entry.runId }),
      },
    });
  }

  /** An event that tells nothing, for trying a web hook. */
  sample(id: string, at: Date): string {
    return this.written({ id, type: 'tessera.sample', subject: 'sample', time: at.toISOString(), data: { Action: 'Sample', Resource: {}, UserContextMapping: {} } });
  }

  private written(parts: { readonly id: string; readonly type: string; readonly subject: string; readonly time: string; readonly data: object; readonly sequence?: string }): string {
    const source = this.configuration.publicUrl ?? 'urn:tessera';
    return JSON.stringify(new CloudEvent({ specversion: '1.0', source, datacontenttype: 'application/json', ...parts }));
  }

  private resourceOf({ entry, object }: KeptEvent, withIdentification: boolean): object {
    const type = this.catalogue.objectTypes().find((one) => one.name === entry.objectType);
    const shown = attributesOf(type, object?.attributes ?? {}, withIdentification);
    const name = type && shown[type.label];
    const language = shown['preferredLanguage'];
    return {
      ...shown,
      Id: entry.objectId,
      Type: entry.objectType,
      ...(object && { State: object.state, ...commonOf(object.common ?? {}) }),
      ...(name !== undefined && { Name: name }),
      ...(language !== undefined && { PreferredLanguage: language }),
    };
  }
}

/** The type of an event: `tessera.temporary-card.move`. */
export const typeOf = (objectType: string, action: string): string => `tessera.${objectType}.${action}`;

// Attributes of a type that left the house are not told: nobody can say any more what is secret in them.
function attributesOf(type: ObjectType | undefined, values: Readonly<Record<string, unknown>>, withIdentification: boolean): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(type?.attributes ?? {}).flatMap(([name, field]) =>
    values[name] === undefined || field.internal || (isIdentification(field) && !withIdentification) ? [] : [[name, values[name]]]));
}

const isIdentification = (field: Field): boolean => field.sensitive !== undefined;

const commonOf = ({ created, lastUpdated, locked, frozen, number, numbered }: CommonProperties): object =>
  Object.fromEntries(Object.entries({ Created: created, LastUpdated: lastUpdated, Locked: locked, Frozen: frozen, Number: number, Numbered: numbered })
    .filter(([, value]) => value !== undefined));

// Whoever acted, and from where in the organisation; the system itself acts in no position, and the house has no blocks.
function userOf({ entry: { actorId, actorName, actorPosition } }: KeptEvent): object {
  const user = { Identity: { id: actorId, name: actorName } };
  if (!actorPosition) return user;
  const { id, name, assignment, unit, organisation } = actorPosition;
  return {
    ...user, Position: { id, name },
    ...(assignment && { Assignment: assignment }), ...(unit && { Unit: unit }), ...(organisation && { Organization: organisation }),
  };
}
