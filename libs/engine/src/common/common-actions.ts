import type { AclPermission, CommonProperties, ObjectType } from '@tessera/plugin-api';
import { signatureOf } from '../access/index.js';
import type { ObjectAccess } from '../access/index.js';
import type { Catalogue } from '../catalogue/index.js';
import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import { bindFiles } from '../files/index.js';
import { permits } from '../permits.js';
import type { Actor, AuditEntry, ObjectRecord } from '../model.js';
import type { Packages } from '../packages/index.js';
import type { EnginePorts, NumberFormat, ObjectModel, Transaction } from '../ports/index.js';
import { addJobs, reactionsToActions, taskRecords } from '../runs/consequences.js';
import { withAttachment, withoutAttachment } from './attachments.js';
import { refuseBuiltIn, requireAllowed } from './protection.js';
import type { CommonAction } from './protection.js';
import { statusOf } from './statuses.js';

interface Deed {
  readonly action: CommonAction;
  /** What comes after the colon in the permission that it needs. */
  readonly permission: string;
  /** The right to the object. */
  readonly right: AclPermission;
  /** What the audit calls it. */
  readonly audited: string;
  change(present: CommonProperties, at: Date, actor: Actor): CommonProperties;
}

const DEEDS = {
  lock: { action: 'lock', permission: 'lock', right: 'Lock', audited: 'object.locked', change: (common, at, actor) => ({ ...common, locked: statusOf(at, actor) }) },
  unlock: { action: 'unlock', permission: 'lock', right: 'Lock', audited: 'object.unlocked', change: unlocked },
  forceUnlock: { action: 'force-unlock', permission: 'force-unlock', right: 'ForceUnlock', audited: 'object.unlock-forced', change: unlocked },
  freeze: { action: 'freeze', permission: 'freeze', right: 'Freeze', audited: 'object.frozen', change: (common, at, actor) => ({ ...unlocked(common), frozen: statusOf(at, actor) }) },
  unfreeze: { action: 'unfreeze', permission: 'freeze', right: 'Freeze', audited: 'object.unfrozen', change: ({ frozen: _, ...common }) => common },
} as const satisfies Readonly<Record<string, Deed>>;

/** What can be done with objects of every type: lock, unlock, freeze, unfreeze, number, attach and detach. Each is immediate and audited. */
export class CommonActions {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly access: ObjectAccess,
    private readonly packages: Packages,
  ) {}

  /** Keeps an object for the actor: nobody else may change it. */
  lock(actor: Actor, objectType: string, id: string): Promise<ObjectRecord> {
    return this.perform(DEEDS.lock, actor, objectType, id);
  }

  /** Ends the actor's own lock. */
  unlock(actor: Actor, objectType: string, id: string): Promise<ObjectRecord> {
    return this.perform(DEEDS.unlock, actor, objectType, id);
  }

  /** Ends anybody's lock; needs a permission of its own, and the audit says so. */
  forceUnlock(actor: Actor, objectType: string, id: string): Promise<ObjectRecord> {
    return this.perform(DEEDS.forceUnlock, actor, objectType, id);
  }

  /** Takes an object out of use: nobody may change it. Ends a lock. */
  freeze(actor: Actor, objectType: string, id: string): Promise<ObjectRecord> {
    return this.perform(DEEDS.freeze, actor, objectType, id);
  }

  /** Puts a frozen object back into use, as it was. */
  unfreeze(actor: Actor, objectType: string, id: string): Promise<ObjectRecord> {
    return this.perform(DEEDS.unfreeze, actor, objectType, id);
  }

  /** Gives an object the next number of its type's series, once and for ever; a rollback leaves no gap. */
  async number(actor: Actor, objectType: string, id: string): Promise<ObjectRecord> {
    const type = this.permitted(actor, objectType, id, 'number');
    if (!type.numbering && !this.ports.models) throw new Refusal('no-numbering', { objectType });
    await this.readRules();
    return this.ports.store.transact(async (transaction) => {
      const object = await this.held(transaction, objectType, id);
      await this.access.require(actor, object, 'Number', transaction);
      const numbering = await this.numberingOf(type, object, transaction);
      if (!numbering) throw new Refusal('no-numbering', { objectType });
      if (object.common?.numbered) throw new Conflict('already-numbered', { number: object.common.number });
      if (!transaction.nextNumber) throw new Error('this store keeps no number series');
      const next = await transaction.nextNumber(numbering.series, numbering.first);
      if (numbering.last !== undefined && next > numbering.last) throw new Refusal('numbers-used-up', { last: numbering.last });
      const number = `${numbering.prefix}${String(next).padStart(numbering.digits, '0')}`;
      const status = statusOf(transaction.now, actor);
      return this.write(transaction, actor, object, { ...object.common, number, numbered: status, lastUpdated: status }, { action: 'object.numbered' });
    });
  }

  /** Makes an object one of another model of its type, the standard one without an id: the model's scheme holds from then on. */
  async customize(actor: Actor, objectType: string, id: string, modelId: string | undefined): Promise<ObjectRecord> {
    this.permitted(actor, objectType, id, 'customize');
    const { models } = this.ports;
    if (!models) throw new Error('this store keeps no models');
    await this.readRules();
    return this.ports.store.transact(async (transaction) => {
      const object = await this.held(transaction, objectType, id);
      await this.access.require(actor, object, 'Customize', transaction);
      refuseBuiltIn(object);
      const [before, after] = [await this.modelOf(object.modelId, transaction), await this.modelOf(modelId, transaction)];
      if (modelId !== undefined && after?.objectType !== objectType) throw new NotFound('model', modelId);
      if (before?.id === after?.id && object.schemeId === after?.schemeId) return object;
      await models.rebase(transaction, id, after);
      const changed = { model: { from: before?.name, to: after?.name } };
      const common = { ...object.common, lastUpdated: statusOf(transaction.now, actor) };
      const { modelId: _, schemeId: __, ...rest } = await this.write(transaction, actor, object, common, { action: 'object.customized', changed });
      return { ...rest, ...(after && { modelId: after.id }), ...(after?.schemeId !== undefined && { schemeId: after.schemeId }) };
    });
  }

  /** Whether the actor may attach something to an object: asked before anything is sent, and again when it is attached. */
  async requireAttachable(actor: Actor, object: ObjectRecord): Promise<void> {
    this.permitted(actor, object.objectType, object.id, 'attach');
    await this.requireRight('attach', actor, object);
  }

  /** Adds an upload of the actor's to what is attached to an object. */
  async attach(actor: Actor, objectType: string, id: string, fileId: string): Promise<ObjectRecord> {
    this.permitted(actor, objectType, id, 'attach');
    await this.readRules();
    const file = await this.ports.files?.read(fileId);
    if (!file || file.uploadedBy !== actor.id) throw new NotFound('file', fileId);
    return this.ports.store.transact(async (transaction) => {
      const object = await this.held(transaction, objectType, id);
      await this.requireRight('attach', actor, object, transaction);
      const common = withAttachment(object.common, file, statusOf(transaction.now, actor));
      await bindFiles(this.ports.files, transaction, { taken: [{ fileId, objectType, objectId: id }], dropped: [] });
      return this.write(transaction, actor, object, common, { action: 'object.attached', changed: { attachments: { to: file.name } } });
    });
  }

  /** Takes away something that is attached to an object. */
  async detach(actor: Actor, objectType: string, id: string, fileId: string): Promise<ObjectRecord> {
    this.permitted(actor, objectType, id, 'attach');
    await this.readRules();
    return this.ports.store.transact(async (transaction) => {
      const object = await this.held(transaction, objectType, id);
      await this.requireRight('detach', actor, object, transaction);
      const { common, name } = withoutAttachment(object.common, fileId);
      await bindFiles(this.ports.files, transaction, { taken: [], dropped: [fileId] });
      return this.write(transaction, actor, object, common, { action: 'object.detached', changed: { attachments: { from: name } } });
    });
  }

  private async perform(deed: Deed, actor: Actor, objectType: string, id: string): Promise<ObjectRecord> {
    this.permitted(actor, objectType, id, deed.permission);
    await this.readRules();
    return this.ports.store.transact(async (transaction) => {
      const object = await this.held(transaction, objectType, id);
      const may = await this.access.seen(actor, object, [deed.right], transaction);
      const ruling = requireAllowed(deed.action, object, actor.id);
      if (!may.has(deed.right)) throw await this.access.forbidden(object, deed.right, transaction);
      if (ruling === 'nothing') return object;
      refuseBuiltIn(object);
      return this.write(transaction, actor, object, deed.change(object.common ?? {}, transaction.now, actor), { action: deed.audited });
    });
  }

  // What is decided inside the transaction is decided by rules that are no older than the request.
  private async readRules(): Promise<void> {
    await this.packages.at((await this.access.at()).revision || undefined);
  }

  private async modelOf(id: string | undefined, transaction: Transaction): Promise<ObjectModel | undefined> {
    return id === undefined ? undefined : this.ports.models?.read(id, transaction);
  }

  // A model counts by itself, so that its numbers have no gaps either.
  private async numberingOf({ name, numbering }: ObjectType, { modelId }: ObjectRecord, transaction: Transaction): Promise<(Partial<NumberFormat> & NonNullable<ObjectType['numbering']>) | undefined> {
    const model = await this.modelOf(modelId, transaction);
    if (model?.numbering) return { ...model.numbering, series: `model ${model.id}` };
    return numbering && { ...numbering, ...(await this.ports.numberings?.read(name, transaction)) };
  }

  private async requireRight(action: 'attach' | 'detach', actor: Actor, object: ObjectRecord, transaction?: Transaction): Promise<void> {
    const may = await this.access.seen(actor, object, ['Attach'], transaction);
    requireAllowed(action, object, actor.id);
    if (!may.has('Attach')) throw await this.access.forbidden(object, 'Attach', transaction);
  }

  // Whoever may not see an object does not learn that it is there.
  private permitted(actor: Actor, objectType: string, id: string, action: string): ObjectType {
    const type = this.catalogue.objectType(objectType);
    if (!permits(actor, type.permission)) throw new NotFound(objectType, id);
    const permission = `${objectType}:${action}`;
    if (!permits(actor, permission)) throw new Forbidden(permission);
    return type;
  }

  private async held(transaction: Transaction, objectType: string, id: string): Promise<ObjectRecord> {
    const [object] = await transaction.lockObjects(objectType, [id]);
    if (!object) throw new NotFound(objectType, id);
    return object;
  }

  private async write(transaction: Transaction, actor: Actor, object: ObjectRecord, common: CommonProperties, told: Pick<AuditEntry, 'action' | 'changed'>): Promise<ObjectRecord> {
    const { id, objectType, state, attributes, version } = object;
    const line: AuditEntry = { id: this.ports.newId(), at: transaction.now, ...signatureOf(actor), ...told, objectType, objectId: id };
    const objects = [{ id, objectType, state, attributes, version, common }];
    const tasks = taskRecords(this.ports, transaction.now, reactionsToActions(this.packages, [line]));
    await transaction.write({ at: transaction.now, actorId: actor.id, objects, audit: [line], tasks });
    await addJobs(this.ports, this.catalogue, transaction, tasks);
    return { ...object, common, version: version + 1, updatedAt: transaction.now };
  }
}

function unlocked({ locked: _, ...common }: CommonProperties): CommonProperties {
  return common;
}
