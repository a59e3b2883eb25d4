import { Inject, Injectable } from '@nestjs/common';
import { DISTRIBUTION_RIGHTS, Forbidden, grantors, NotFound, permits, refuseBuiltIn, updatedEntries, type AclScheme, type DistributionRight, type Engine, type ObjectRecord } from '@tessera/engine';
import type { AclPermission } from '@tessera/plugin-api';
import { ACL_PERMISSIONS } from '@tessera/plugin-api';
import { AccessSchemes, ObjectModels, ObjectQueries } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller, Language } from '../../access/caller.js';
import { invalidAt } from '../../door/faults.js';
import { newId } from '../../house/new-id.js';
import { ENGINE } from '../../house/tokens.js';
import { PERSON, Sight } from '../../views/sight.js';
import { groupTitle, say } from '../../texts/say.js';
import { ObjectViews } from '../../views/object-views.js';
import { ObjectDesk } from '../objects/object-desk.js';
import { told } from '../objects/object-protection-desk.js';
import type { ObjectAclView } from './acl.models.js';
import type { DistributionShape, FollowShape, UpdateShape } from './acl.shapes.js';
import { conditionOf, entriesOf, refuseEndless } from './entries.js';
import { schemeView } from './scheme-views.js';

const HAND_ON = 'acl:write';

/** Who may do what with one object: what it follows, and with whom it is shared. */
@Injectable()
export class ObjectAclDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly objects: ObjectDesk,
    private readonly queries: ObjectQueries,
    private readonly schemes: AccessSchemes,
    private readonly sight: Sight,
    private readonly models: ObjectModels,
    private readonly views: ObjectViews,
  ) {}

  async read(caller: Caller, id: string, language: Language): Promise<ObjectAclView> {
    const { record, may } = await this.visible(caller, id);
    return this.view(caller, record, may, language);
  }

  /** An object whose rights the caller may look at, and which of them they may change. */
  async visible(caller: Caller, id: string): Promise<{ readonly record: ObjectRecord; readonly may: ReadonlySet<AclPermission> }> {
    const record = await this.objects.find(caller, id, undefined);
    const may = await this.engine.access.permits(caller.actor, record, ['SetAcl', 'SetDistributionList', 'Customize'], caller.rulesRevision);
    if (may.size === 0 && !permits(caller.actor, 'acl:read')) throw await this.engine.access.forbidden(record, 'SetAcl');
    return { record, may };
  }

  async follow(caller: Caller, id: string, sent: FollowShape, language: Language): Promise<ObjectAclView> {
    if (sent.scenario !== undefined && sent.entries) throw invalidAt('/entries', 'only-one-of');
    const record = await this.changeable(caller, id, 'SetAcl');
    const book = await this.engine.access.at(caller.rulesRevision);
    const scenario = sent.scenario === undefined ? undefined : book.scenarios(record.objectType).find(({ name }) => name === sent.scenario);
    if (sent.scenario !== undefined && !scenario) throw invalidAt('/scenario', 'not-a-choice');
    const own = sent.entries && { level: 'object' as const, id: newId(), entries: entriesOf(sent.entries) };
    return this.change(caller, record, scenario ?? own ?? (await this.ofModel(record)), language);
  }

  /** Overwrites, widens or narrows the filter of one right: the object then has entries of its own. */
  async update(caller: Caller, id: string, permission: string, sent: UpdateShape, language: Language): Promise<ObjectAclView> {
    if (!ACL_PERMISSIONS.some((one) => one === permission)) throw new NotFound('right', permission);
    const record = await this.changeable(caller, id, 'SetAcl');
    const { entries } = (await this.engine.access.at(caller.rulesRevision)).schemeOf(record);
    const updated = updatedEntries(entries, permission as AclPermission, conditionOf(sent), sent.mode);
    refuseEndless(updated);
    return this.change(caller, record, { level: 'object', id: newId(), entries: updated }, language);
  }

  async share(caller: Caller, id: string, { entries }: DistributionShape, language: Language): Promise<ObjectAclView> {
    const record = await this.changeable(caller, id, 'SetDistributionList');
    const before = await this.schemes.readDistribution(id);
    // Who stands on the list already stays there, seen or not; nobody finds out by trying who else there is.
    const asked = entries.map(({ identityId }) => identityId.toLowerCase());
    const people = new Set([...before.map((one) => one.identityId), ...(await this.peopleSeen(caller, asked)).map((one) => one.id)]);
    entries.forEach(({ identityId, rights }, index) => {
      if (!people.has(identityId.toLowerCase())) throw invalidAt(`/entries/${index}/identityId`, 'unknown-object');
      if (asked.indexOf(identityId.toLowerCase()) !== index) throw invalidAt(`/entries/${index}/identityId`, 'only-one-of');
      const unknown = rights.findIndex((right) => !Object.hasOwn(DISTRIBUTION_RIGHTS, right));
      if (unknown >= 0) throw invalidAt(`/entries/${index}/rights/${unknown}`, 'not-a-choice');
    });
    const wanted = entries.map(({ identityId, rights }) => ({ identityId: identityId.toLowerCase(), rights: [...new Set(rights)] as DistributionRight[] }));
    await this.schemes.saveDistribution(record, wanted, auditLine(caller.actor, {
      action: 'object.distribution-list-set', objectType: record.objectType, objectId: id, changed: { distributionList: { from: before, to: wanted } },
    }));
    return this.read(caller, id, language);
  }

  // What an object follows by itself: the scenario of its model, else the default of its type.
  private async ofModel({ modelId, objectType }: ObjectRecord): Promise<AclScheme | undefined> {
    const schemeId = modelId === undefined ? undefined : (await this.models.read(modelId))?.schemeId;
    return schemeId === undefined ? undefined : (await this.engine.access.at()).schemeOf({ objectType, schemeId });
  }

  private async change(caller: Caller, record: ObjectRecord, scheme: Pick<AclScheme, 'level' | 'id' | 'entries'> | undefined, language: Language): Promise<ObjectAclView> {
    const before = (await this.engine.access.at(caller.rulesRevision)).schemeOf(record);
    await this.schemes.follow(record, scheme, auditLine(caller.actor, {
      action: 'object.acl-set', objectType: record.objectType, objectId: record.id,
      changed: { acl: { from: { level: before.level, entries: before.entries }, to: scheme ? { level: scheme.level, entries: scheme.entries } : 'model' } },
    }));
    return this.read({ ...caller, rulesRevision: await this.schemes.revision() }, record.id, language);
  }

  private async changeable(caller: Caller, id: string, permission: AclPermission): Promise<ObjectRecord> {
    const record = await this.objects.find(caller, id, undefined);
    // Rights to objects come with the person; a token has to be made for handing them on.
    if (caller.tokenId !== undefined && !permits(caller.actor, HAND_ON)) throw new Forbidden(HAND_ON);
    try {
      await this.engine.access.require(caller.actor, record, permission, caller.rulesRevision);
    } catch (error) {
      throw error instanceof Forbidden ? error : told(error);
    }
    refuseBuiltIn(record);
    return record;
  }

  // Those of these people whom the caller may see.
  private async peopleSeen(caller: Caller, ids: readonly string[]): Promise<readonly ObjectRecord[]> {
    if (!permits(caller.actor, this.engine.catalogue.objectType(PERSON).permission)) return [];
    const found = (await this.queries.findAll(ids)).filter(({ objectType }) => objectType === PERSON);
    return this.sight.seen(caller, found);
  }

  private async view(caller: Caller, record: ObjectRecord, may: ReadonlySet<AclPermission>, language: Language): Promise<ObjectAclView> {
    const book = await this.engine.access.at();
    const scheme = book.schemeOf(record);
    const models = await this.models.list(record.objectType);
    const model = models.find(({ id }) => id === record.modelId);
    const list = await this.schemes.readDistribution(record.id);
    const people = new Map((await this.peopleSeen(caller, list.map(({ identityId }) => identityId))).map((one) => [one.id, one.attributes['name']]));
    return {
      objectType: record.objectType,
      label: this.views.object(record).label,
      rights: ACL_PERMISSIONS.map((name) => ({ name, title: say(language, `right.${name}`) })),
      follows: scheme.level === 'object' ? 'own' : record.schemeId === model?.schemeId ? 'model' : 'scenario',
      ...(model && { model: { id: model.id, name: model.name } }),
      models: models.map(({ id, name }) => ({ id, name })),
      scheme: schemeView(scheme, language),
      scenarios: book.scenarios(record.objectType).map(({ name }) => name),
      distributionList: list.map(({ identityId, rights }) => ({ identityId, rights: [...rights], name: String(people.get(identityId) ?? identityId) })),
      grantors: grantors(scheme).map((name) => groupTitle(name, language)),
      maySetAcl: may.has('SetAcl'),
      mayShare: may.has('SetDistributionList'),
      mayCustomize: may.has('Customize') && permits(caller.actor, `${record.objectType}:customize`),
    };
  }
}
