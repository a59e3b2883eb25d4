import { inject, Injectable } from '@angular/core';
import {
  Api, explainAccess, listSchemedTypes, readAccessSchemes, readObject, removeScenario, saveDefaultScheme, saveScenario, searchObjects,
  type AclSchemesView, type AclSchemeView, type ExplainAccess$Params, type ObjectView, type SchemedTypeView, type WhyView,
} from '@tessera/api-client';
import { because, seen } from '../data/values.js';
import type { Entry } from './scheme-draft.js';

/** A right to objects. */
export type Right = ExplainAccess$Params['permission'];

/** Who may do what with objects of a type, and why. */
@Injectable({ providedIn: 'root' })
export class SchemesApi {
  private readonly api = inject(Api);

  /** The object types that have schemes, whoever may read their objects. */
  async types(): Promise<readonly SchemedTypeView[]> {
    return (await this.api.invoke(listSchemedTypes)).items;
  }

  /** The default scheme of a type first, then its scenarios. */
  schemes(type: string): Promise<AclSchemesView> {
    return this.api.invoke(readAccessSchemes, { type });
  }

  /** Saves a scheme unless somebody else was first; a scenario of revision 0 is made. */
  save(type: string, { level, name, revision }: AclSchemeView, entries: readonly Entry[], reason = ''): Promise<AclSchemeView> {
    const body = { entries: entries.map((entry) => ({ ...entry, filter: { ...entry.filter }, relations: [...entry.relations] })) };
    const sent = { type, 'If-Match': seen(revision), ...because(reason), body };
    return level === 'model' ? this.api.invoke(saveDefaultScheme, sent) : this.api.invoke(saveScenario, { ...sent, name });
  }

  /** Removes a scenario that no object follows. */
  async removeScenario(type: string, name: string, reason = ''): Promise<void> {
    await this.api.invoke(removeScenario, { type, name, ...because(reason) });
  }

  /** Objects of a type that have these words. */
  async objects(type: string, text: string): Promise<readonly ObjectView[]> {
    return (await this.api.invoke(searchObjects, { type, text, limit: 10 })).items;
  }

  /** One object. */
  object(id: string): Promise<ObjectView> {
    return this.api.invoke(readObject, { id });
  }

  /** Whether somebody may, and which rule says so. */
  why(question: ExplainAccess$Params): Promise<WhyView> {
    return this.api.invoke(explainAccess, question);
  }
}
