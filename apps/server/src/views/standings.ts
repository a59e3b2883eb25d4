import { Injectable } from '@nestjs/common';
import { permits, type Actor } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';
import { Members } from '@tessera/store';
import type { Language } from '../access/caller.js';
import { Contexts } from '../access/contexts.js';
import type { ColumnView, ObjectView } from '../http/models/object.models.js';
import { say } from '../texts/say.js';

const SEES_ACCOUNTS = 'account:read';

/** What lists show of objects that is no attribute of theirs: their number, and where people stand in the house. */
@Injectable()
export class Standings {
  constructor(
    private readonly members: Members,
    private readonly contexts: Contexts,
  ) {}

  /** These columns of a type, as the actor may see them. */
  columns(type: ObjectType, actor: Actor, language: Language): ColumnView[] {
    const names = [
      ...(type.numbering ? ['number'] : []),
      ...(type.personal ? ['mainPosition', 'unit'] : []),
      ...(type.personal && permits(actor, SEES_ACCOUNTS) ? ['account'] : []),
    ];
    return names.map((name) => ({ name, title: say(language, `export.${name}`) }));
  }

  /** Adds their values to objects of one type; to those that the caller may only list, nothing but the position. */
  async add(type: ObjectType, actor: Actor, objects: readonly ObjectView[], language: Language): Promise<ObjectView[]> {
    const known = type.personal && objects.length > 0 ? await this.members.standings(objects.map(({ id }) => id), this.contexts.today()) : undefined;
    const seesAccounts = permits(actor, SEES_ACCOUNTS);
    return objects.map((object) => {
      const { position, unit, account } = known?.get(object.id) ?? {};
      const isRead = !Object.values(object.hidden ?? {}).includes('Read');
      const more = {
        ...(position && { mainPosition: position }),
        ...(isRead && object.common.number !== undefined && { number: object.common.number }), ...(isRead && unit && { unit }),
        ...(isRead && account && seesAccounts && { account: say(language, `account.is-${account}`) }),
      };
      return isRead || position ? { ...object, more } : object;
    });
  }
}
