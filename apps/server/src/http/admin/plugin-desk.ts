import { Inject, Injectable } from '@nestjs/common';
import type { Engine, InstalledPackage, Rules } from '@tessera/engine';
import type { AnyUseCase } from '@tessera/plugin-api';
import type { Caller, Language } from '../../access/caller.js';
import { ENGINE } from '../../house/tokens.js';
import { PackageFacts, type PackageSwitchView } from '../../packages/index.js';
import { RuleViews } from '../../views/rule-views.js';
import { AdditionsTeller } from '../plugins/index.js';
import type { InstalledUseCase, PlaceView, PluginList, PluginView } from '../models/process-list.models.js';

/** What is installed. */
@Injectable()
export class PluginDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly views: RuleViews,
    private readonly additions: AdditionsTeller,
    private readonly facts: PackageFacts,
  ) {}

  async list(caller: Caller, language: Language): Promise<PluginList> {
    const rules = await this.engine.processLists.at(caller.rulesRevision);
    const facts = await this.facts.all(rules);
    return { items: await Promise.all(this.engine.catalogue.packages.map((one) => this.view(one, rules, known(facts, one), language))) };
  }

  private async view(one: InstalledPackage, rules: Rules, state: PackageSwitchView, language: Language): Promise<PluginView> {
    const { version, plugin } = one;
    const { objectTypes = [], useCases = [], connectors = [], fileImports = [] } = plugin;
    const say = (text: string): string => this.engine.catalogue.translate(text, language);
    return {
      ...state, version, contract: plugin.contract,
      objectTypes: objectTypes.map((type) => ({ name: type.name, title: say(type.title) })),
      useCases: await Promise.all(useCases.map((useCase) => this.installed(useCase, rules, language))),
      connectors: connectors.map((one) => ({ name: one.name, title: say(one.title), provides: one.provides.name })),
      permissions: [...new Set([...objectTypes, ...useCases, ...fileImports].map((part) => part.permission))].sort(),
      adds: this.additions.of(one, language),
    };
  }

  private async installed(useCase: AnyUseCase, rules: Rules, language: Language): Promise<InstalledUseCase> {
    return { ...(await this.views.useCase(useCase, language)), onAt: placesOf(useCase, rules) };
  }
}

function known(facts: ReadonlyMap<string, PackageSwitchView>, { name }: InstalledPackage): PackageSwitchView {
  return facts.get(name) ?? { name, enabled: true, revision: 0, openRuns: 0, asleepEntries: 0 };
}

function placesOf(useCase: AnyUseCase, rules: Rules): PlaceView[] {
  const { name } = useCase.objectType;
  const own = rules.lists(name).flatMap(({ objectType, place, entries }) =>
    entries.filter((entry) => entry.useCase === useCase.symbolicName).map(({ enabled }) => ({ objectType, place, enabled })));
  const elsewhere = rules.all().filter((one) => one.useCase === useCase && one.list.objectType !== name);
  return [...own, ...elsewhere.map(({ list: { objectType, place }, entry, asleep }) => ({ objectType, place, enabled: entry.enabled || asleep !== undefined }))];
}
