import { Inject, Injectable } from '@nestjs/common';
import { lifeCycle, permits, reachOf, type Engine } from '@tessera/engine';
import type { AnyUseCase } from '@tessera/plugin-api';
import type { Caller, Language } from '../../access/caller.js';
import { ENGINE } from '../../house/tokens.js';
import { fieldsView } from '../../views/field-views.js';
import { ObjectViews } from '../../views/object-views.js';
import type { InstalledTypeDetail, TypeUseCase } from './plugin.models.js';

/** Tells all that an object type says of itself, with its life cycle as the process lists make it. */
@Injectable()
export class TypeDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly objects: ObjectViews,
  ) {}

  async read(caller: Caller, name: string, language: Language): Promise<InstalledTypeDetail> {
    const { catalogue, processLists } = this.engine;
    const type = catalogue.objectType(name);
    const say = (text: string): string => catalogue.translate(text, language);
    const rules = await processLists.at(caller.rulesRevision);
    const edges = lifeCycle(catalogue, rules, name);
    const reach = reachOf(type, edges);
    const on = new Set(rules.all().filter(({ entry }) => entry.enabled).map(({ useCase }) => useCase));
    return {
      name, title: say(type.title), pluralTitle: say(type.pluralTitle), group: say(type.group),
      package: catalogue.packageOf(type).name, permission: type.permission, label: type.label,
      personal: type.personal === true, readable: permits(caller.actor, type.permission),
      attributes: fieldsView(catalogue, type.attributes, language),
      states: this.objects.states(type, language).map((state) => ({ ...state, ...(reach.get(state.name) ?? { reachable: false, deadEnd: false }) })),
      edges: edges.map((edge) => ({ ...edge, title: say(edge.title) })),
      useCases: this.useCases(name, on, language),
    };
  }

  private useCases(type: string, on: ReadonlySet<AnyUseCase>, language: Language): TypeUseCase[] {
    const { catalogue } = this.engine;
    return catalogue.useCasesOf(type).map((useCase) => ({
      symbolicName: useCase.symbolicName, title: catalogue.translate(useCase.title, language),
      package: catalogue.packageOf(useCase).name, enabled: on.has(useCase),
    }));
  }
}
