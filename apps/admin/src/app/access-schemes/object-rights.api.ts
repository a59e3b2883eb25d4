import { inject, Injectable } from '@angular/core';
import {
  Api, customizeObject, listPeopleWithRight, readObjectAcl, saveDistributionList, saveObjectAcl, type MemberPage, type ObjectAclView,
} from '@tessera/api-client';
import type { Entry } from './scheme-draft.js';

/** What an object is to follow: its model, a scenario, or entries of its own. */
export type Following = { readonly scenario: string } | { readonly entries: readonly Entry[] } | 'model';

/** What the people on a distribution list may do. */
export type Shared = Readonly<{ identityId: string; rights: readonly string[] }>;

/** Who may do what with one object. */
@Injectable({ providedIn: 'root' })
export class ObjectRightsApi {
  private readonly api = inject(Api);

  read(id: string): Promise<ObjectAclView> {
    return this.api.invoke(readObjectAcl, { id });
  }

  /** Lets the object follow something else, from now on. */
  follow(id: string, following: Following): Promise<ObjectAclView> {
    if (following === 'model') return this.api.invoke(saveObjectAcl, { id, body: {} });
    if ('scenario' in following) return this.api.invoke(saveObjectAcl, { id, body: following });
    const entries = following.entries.map((entry) => ({ ...entry, filter: { ...entry.filter }, relations: [...entry.relations] }));
    return this.api.invoke(saveObjectAcl, { id, body: { entries } });
  }

  /** Makes the object one of another model; without one, of the standard model. */
  async customize(id: string, model: string | undefined): Promise<void> {
    await this.api.invoke(customizeObject, { id, body: { ...(model !== undefined && { model }) } });
  }

  /** Who gets rights in addition. */
  share(id: string, entries: readonly Shared[]): Promise<ObjectAclView> {
    return this.api.invoke(saveDistributionList, { id, body: { entries: entries.map(({ identityId, rights }) => ({ identityId, rights: [...rights] })) } });
  }

  /** One page of those who have a right to the object at this moment. */
  people(id: string, permission: string, cursor?: string): Promise<MemberPage> {
    return this.api.invoke(listPeopleWithRight, { id, permission, cursor });
  }
}
