import { Injectable } from '@nestjs/common';
import { permits, type Actor } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';
import { Members } from '@tessera/store';
import type { Language } from '../access/caller.js';
import type { ColumnView, ObjectView } from '../http/models/object.models.js';
import { say } from '../texts/say.js';

const SEES_ACCOUNTS = 'account:read';

/** What lists show of objects that is no attribute of theirs: their number, and where people stand in the house. */
@Injectable()
export class Standings {
  constructor(private readonly members: Members) {}

  /** These columns of a type, as the actor may see them. */
  columns(type: ObjectType, actor: Actor, language: Language): ColumnView[] {
    const names = [
      ...(type.numbering ? ['number'] : []),
      ...(type.personal ? ['mainPosition', 'unit'] : []),
      ...(type.personal && permits(actor, SEES_ACCOUNTS) ? ['account'] : []),
    ];
    return names.map((name) => ({ name, title: say(language, `export.${name}`) }));
  }

  /** Adds their values to objects of one type; nothing is added to those that the caller may only list. */
  async add(type: ObjectType, actor: Actor, objects: readonly ObjectView[], language: Language): Promise<ObjectView[]> {
    const read = objects.filter(({ hidden = {} }) => !Object.values(hidden).includes('Read'));
    const known = type.personal && read.length > 0 ? await this.members.standings(read.map(({ id }) => id), new Date().toISOString().slice(0, 10)) : undefined;
    const seesAccounts = permits(actor, SEES_ACCOUNTS);
    const seen = new Set(read);
    return objects.map((object) => {
      if (!seen.has(object)) return object;
      const { position, unit, account } = known?.get(object.id) ?? {};
      const more = {
        ...(object.common.number !== undefined && { number: object.common.number }), ...(position && { mainPosition: position }), ...(unit && { unit }),
        ...(account && seesAccounts && { account: say(language, `account.is-${account}`) }),
      };
      return { ...object, more };
    });
  }
}
