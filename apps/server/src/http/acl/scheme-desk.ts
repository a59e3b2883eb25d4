import { Inject, Injectable } from '@nestjs/common';
import { Conflict, NotFound, type AclScheme, type Engine } from '@tessera/engine';
import { ACL_PERMISSIONS } from '@tessera/plugin-api';
import { AccessSchemes } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller, Language } from '../../access/caller.js';
import { LastKeys } from '../../access/last-keys.js';
import { invalidAt } from '../../door/faults.js';
import { newId } from '../../house/new-id.js';
import { ENGINE } from '../../house/tokens.js';
import { say } from '../../texts/say.js';
import type { AclSchemesView, AclSchemeView } from './acl.models.js';
import type { SchemeShape } from './acl.shapes.js';
import { entriesOf } from './entries.js';
import { schemeView } from './scheme-views.js';

/** The default access scheme of each object type, and its scenarios. */
@Injectable()
export class SchemeDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly schemes: AccessSchemes,
    private readonly keys: LastKeys,
  ) {}

  async list(caller: Caller, objectType: string, language: Language): Promise<AclSchemesView> {
    const type = this.engine.catalogue.objectType(objectType);
    const book = await this.engine.access.at(caller.rulesRevision);
    const schemes = [book.schemeOf({ objectType }), ...book.scenarios(objectType)];
    return {
      objectType,
      title: this.engine.catalogue.translate(type.title, language),
      rights: ACL_PERMISSIONS.map((name) => ({ name, title: say(language, `right.${name}`) })),
      schemes: schemes.map((scheme) => schemeView(scheme, language)),
    };
  }

  /** Saves the default of a type; effective at once, for every object that has no scheme of its own. */
  async saveModel(caller: Caller, at: { readonly objectType: string; readonly revision: number; readonly confirmed: boolean }, sent: SchemeShape, language: Language): Promise<AclSchemeView> {
    const { objectType, revision } = at;
    this.engine.catalogue.objectType(objectType);
    const present = (await this.engine.access.at()).schemeOf({ objectType });
    const id = present.id === '' ? newId() : present.id;
    const scheme = { ...present, id, objectType, entries: entriesOf(sent.entries) };
    await this.keys.scheme(present, scheme, { confirmed: at.confirmed, language: caller.language });
    return this.save(caller, scheme, present, revision, language);
  }

  /** Saves a scenario; revision 0 makes a new one. */
  async saveScenario(caller: Caller, at: { readonly objectType: string; readonly name: string; readonly revision: number }, sent: SchemeShape, language: Language): Promise<AclSchemeView> {
    const { objectType, revision } = at;
    const name = at.name.trim();
    if (name === '' || name.length > 100) throw invalidAt('/name', 'wrong-length', { min: 1, max: 100 });
    this.engine.catalogue.objectType(objectType);
    const present = await this.scenario(objectType, name);
    const scheme = { id: present?.id ?? newId(), objectType, level: 'scenario' as const, name, entries: entriesOf(sent.entries), revision };
    return this.save(caller, scheme, present, revision, language);
  }

  async removeScenario(caller: Caller, objectType: string, name: string): Promise<void> {
    this.engine.catalogue.objectType(objectType);
    const present = await this.scenario(objectType, name);
    if (!present) throw new NotFound('scenario', name);
    await this.schemes.removeScenario(present, auditLine(caller.actor, { action: 'access-scheme.removed', objectType, reason: name, changed: { entries: { from: present.entries } } }));
  }

  private async scenario(objectType: string, name: string): Promise<AclScheme | undefined> {
    return (await this.engine.access.at()).scenarios(objectType).find((one) => one.name === name);
  }

  private async save(caller: Caller, scheme: AclScheme, before: AclScheme | undefined, revision: number, language: Language): Promise<AclSchemeView> {
    try {
      const saved = await this.schemes.saveScheme(scheme, revision, auditLine(caller.actor, {
        action: 'access-scheme.saved', objectType: scheme.objectType, reason: scheme.name, changed: { entries: { from: before?.entries, to: scheme.entries } },
      }));
      return schemeView(saved, language);
    } catch (error) {
      if (error instanceof Conflict && error.current) throw new Conflict(error.reason, schemeView(error.current as AclScheme, language));
      throw error;
    }
  }
}
