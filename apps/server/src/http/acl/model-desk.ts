import { Inject, Injectable } from '@nestjs/common';
import { Conflict, NotFound, type Engine, type ObjectModel } from '@tessera/engine';
import { NumberFormats, ObjectModels } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller, Language } from '../../access/caller.js';
import { invalidAt } from '../../door/faults.js';
import { newId } from '../../house/new-id.js';
import { ENGINE } from '../../house/tokens.js';
import { defined } from '../../views/audit-views.js';
import type { ModelShape } from './acl.shapes.js';
import type { ModelsView, ModelView, SchemedTypeList } from './model.models.js';

/** The models of object types: kinds of objects with a scenario and numbers of their own. */
@Injectable()
export class ModelDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly models: ObjectModels,
    private readonly formats: NumberFormats,
  ) {}

  types(language: Language): SchemedTypeList {
    const { catalogue } = this.engine;
    return { items: catalogue.objectTypes().map(({ name, title }) => ({ name, title: catalogue.translate(title, language) })) };
  }

  async list(objectType: string, language: Language): Promise<ModelsView> {
    const { title, numbering: packaged } = this.engine.catalogue.objectType(objectType);
    const numbering = packaged && ((await this.formats.read(objectType)) ?? packaged);
    const models = await this.models.list(objectType);
    return {
      objectType, title: this.engine.catalogue.translate(title, language),
      ...(numbering && { numbers: { prefix: numbering.prefix, digits: numbering.digits } }),
      items: await Promise.all(models.map((model) => this.view(model))),
    };
  }

  async create(caller: Caller, objectType: string, sent: ModelShape): Promise<ModelView> {
    return this.save(caller, { id: newId(), objectType, revision: 0 }, undefined, sent);
  }

  async change(caller: Caller, at: Pick<ObjectModel, 'id' | 'objectType' | 'revision'>, sent: ModelShape): Promise<ModelView> {
    return this.save(caller, at, await this.present(at.objectType, at.id), sent);
  }

  async remove(caller: Caller, objectType: string, id: string): Promise<void> {
    const model = await this.present(objectType, id);
    await this.models.remove(model, auditLine(caller.actor, { action: 'object-model.removed', objectType, reason: model.name, changed: { model: { from: saidOf(model) } } }));
  }

  private async save(caller: Caller, at: Pick<ObjectModel, 'id' | 'objectType' | 'revision'>, before: ObjectModel | undefined, sent: ModelShape): Promise<ModelView> {
    const model = { ...at, ...(await this.wanted(at.objectType, sent)) };
    // Objects that are of it already follow its scenario: it is changed by its entries, or by giving them another model.
    if (before && before.schemeId !== model.schemeId && (await this.models.isUsed(before.id))) throw new Conflict('model-in-use');
    try {
      return await this.view(await this.models.save(model, at.revision, auditLine(caller.actor, {
        action: 'object-model.saved', objectType: at.objectType, reason: model.name, changed: { model: { from: before && saidOf(before), to: saidOf(model) } },
      })));
    } catch (error) {
      throw error instanceof Conflict && error.current ? new Conflict(error.reason, await this.view(error.current as ObjectModel)) : error;
    }
  }

  private async wanted(objectType: string, { name, scenario, numbers }: ModelShape): Promise<Pick<ObjectModel, 'name' | 'schemeId' | 'numbering'>> {
    const trimmed = name.trim();
    if (trimmed === '') throw invalidAt('/name', 'required');
    const scheme = scenario === undefined ? undefined : (await this.engine.access.at()).scenarios(objectType).find((one) => one.name === scenario);
    if (scenario !== undefined && !scheme) throw invalidAt('/scenario', 'not-a-choice');
    // The same prefix twice would give two objects one number.
    if (numbers && numbers.prefix === (await this.prefixOf(objectType))) throw invalidAt('/numbers/prefix', 'value-already-used');
    return { name: trimmed, ...(scheme && { schemeId: scheme.id }), ...(numbers && { numbering: { prefix: numbers.prefix, digits: numbers.digits } }) };
  }

  // As administrators have set it, else as the package says.
  private async prefixOf(objectType: string): Promise<string | undefined> {
    return (await this.formats.read(objectType))?.prefix ?? this.engine.catalogue.objectType(objectType).numbering?.prefix;
  }

  private async present(objectType: string, id: string): Promise<ObjectModel> {
    this.engine.catalogue.objectType(objectType);
    const model = await this.models.read(id);
    if (model?.objectType !== objectType) throw new NotFound('model', id);
    return model;
  }

  private async view(model: ObjectModel): Promise<ModelView> {
    const { id, name, objectType, schemeId, numbering, revision, changedAt, changedBy } = model;
    const scenario = schemeId === undefined ? undefined : (await this.engine.access.at()).schemeOf({ objectType, schemeId }).name;
    return { id, name, revision, used: await this.models.isUsed(id), ...defined({ scenario, numbers: numbering, changedAt: changedAt?.toISOString(), changedBy }) };
  }
}

const saidOf = ({ name, schemeId, numbering }: Pick<ObjectModel, 'name' | 'schemeId' | 'numbering'>) => ({ name, ...(schemeId !== undefined && { schemeId }), ...numbering });
