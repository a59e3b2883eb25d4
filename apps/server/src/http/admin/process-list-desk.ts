import { Inject, Injectable } from '@nestjs/common';
import { Conflict, fitting, NotFound, type Engine, type Place, type ProcessList, type ProcessListDraft, type Rules } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';
import type { Caller, Language } from '../../access/caller.js';
import { ENGINE } from '../../house/tokens.js';
import { ObjectViews } from '../../views/object-views.js';
import { RuleViews } from '../../views/rule-views.js';
import type { HomeGroup, HomeObjectType, PreviewView, ProcessListsView, ProcessListView, UseCaseList } from '../models/process-list.models.js';
import type { EntriesDraft } from './admin.shapes.js';

interface At {
  readonly objectType: string;
  readonly place: Place;
}

/** The rules of the house, as administrators change them. */
@Injectable()
export class ProcessListDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly views: RuleViews,
    private readonly objects: ObjectViews,
  ) {}

  async home(caller: Caller, language: Language): Promise<HomeGroup[]> {
    const rules = await this.engine.processLists.at(caller.rulesRevision);
    const groups = Map.groupBy(this.engine.catalogue.objectTypes(), (type) => type.group);
    return [...groups].map(([group, types]) => ({
      group: this.engine.catalogue.translate(group, language),
      objectTypes: types.map((type) => this.branch(type, rules, language)),
    }));
  }

  async read(caller: Caller, name: string, language: Language): Promise<ProcessListsView> {
    const type = this.engine.catalogue.objectType(name);
    const rules = await this.engine.processLists.at(caller.rulesRevision);
    const warnings = await this.engine.processLists.warnings(name, caller.rulesRevision);
    return {
      objectType: this.objects.type(type, language),
      lists: placesOf(type).map((place) => this.views.list(rules.list(name, place), language, rules.asleep)),
      warnings: warnings.map((warning) => this.views.warning(warning, language)),
    };
  }

  async candidates(at: At, language: Language): Promise<UseCaseList> {
    this.checkPlace(at);
    const useCases = fitting(this.engine.catalogue, at.objectType, at.place);
    return { items: await Promise.all(useCases.map((useCase) => this.views.useCase(useCase, language, at.objectType))) };
  }

  async preview(at: At, sent: EntriesDraft, language: Language): Promise<PreviewView> {
    this.checkPlace(at);
    const { effects, warnings, takesAway } = await this.engine.processLists.preview(draftOf(at, sent));
    return {
      effects: effects.map(({ text, details }) => this.engine.catalogue.translate(text, language, details)),
      warnings: warnings.map((warning) => this.views.warning(warning, language)),
      takesAway,
    };
  }

  async save(caller: Caller, at: At & { readonly revision: number }, sent: EntriesDraft, language: Language): Promise<ProcessListView> {
    this.checkPlace(at);
    try {
      const saved = await this.engine.processLists.save(caller.actor, draftOf(at, sent), at.revision);
      return this.views.list(saved, language, await this.engine.packages.at());
    } catch (error) {
      if (error instanceof Conflict && error.current) {
        throw new Conflict(error.reason, this.views.list(error.current as ProcessList, language, await this.engine.packages.at()));
      }
      throw error;
    }
  }

  private branch(type: ObjectType, rules: Rules, language: Language): HomeObjectType {
    return {
      name: type.name,
      title: this.engine.catalogue.translate(type.title, language),
      places: placesOf(type).map((place) => ({
        place,
        title: this.objects.placeTitle(type, place, language),
        count: rules.placed(type.name, place).filter(({ entry }) => entry.enabled).length,
      })),
    };
  }

  private checkPlace({ objectType, place }: At): void {
    if (!placesOf(this.engine.catalogue.objectType(objectType)).includes(place)) throw new NotFound('place', place);
  }
}

const placesOf = (type: ObjectType): Place[] => ['new', ...Object.keys(type.states)];

const draftOf = ({ objectType, place }: At, { entries }: EntriesDraft): ProcessListDraft => ({
  objectType, place, entries: entries.map((entry) => ({ ...entry })),
});
