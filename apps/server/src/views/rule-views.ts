import { Inject, Injectable } from '@nestjs/common';
import { initialValues, optionsText, type Engine, type ProcessList, type ProcessListEntry, type Warning } from '@tessera/engine';
import type { AnyUseCase } from '@tessera/plugin-api';
import type { Language } from '../access/caller.js';
import { ENGINE } from '../house/tokens.js';
import type { EntryView, MoveView, PickedTypeView, ProcessListView, RuleWarning, UseCaseView } from '../http/models/process-list.models.js';
import { defined } from './audit-views.js';
import { fieldsView } from './field-views.js';
import { ObjectViews } from './object-views.js';

/** Process lists and use cases as administrators see them. */
@Injectable()
export class RuleViews {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly objects: ObjectViews,
  ) {}

  list(list: ProcessList, language: Language, asleep: ReadonlySet<string>): ProcessListView {
    const type = this.engine.catalogue.objectType(list.objectType);
    return {
      place: list.place,
      title: this.objects.placeTitle(type, list.place, language),
      revision: list.revision,
      ...defined({ changedAt: list.changedAt?.toISOString(), changedBy: list.changedBy }),
      entries: list.entries.map((entry) => this.entry(entry, list.objectType, language, asleep)),
    };
  }

  /** A use case as it is offered to the lists of an object type. */
  async useCase(useCase: AnyUseCase, language: Language, objectType = useCase.objectType.name): Promise<UseCaseView> {
    const { catalogue, forms } = this.engine;
    const initial = initialValues(useCase.options);
    // Lists of a connector that is not set up yet are no reason to hide the use case.
    const options = await forms.resolve(useCase.options, initial).catch(() => useCase.options);
    return {
      symbolicName: useCase.symbolicName,
      title: catalogue.translate(useCase.title, language),
      story: catalogue.translate(useCase.story, language),
      package: catalogue.packageOf(useCase).name,
      objectType: useCase.objectType.name,
      moves: movesOf(useCase),
      ...this.picks(useCase, objectType, language),
      startsAt: [...useCase.startsAt],
      permission: useCase.permission,
      options: fieldsView(catalogue, options, language),
      initialOptions: initial,
    };
  }

  warning({ text, details, kind, state, entryId }: Warning, language: Language): RuleWarning {
    return { kind, ...defined({ state, entryId }), text: this.engine.catalogue.translate(text, language, details) };
  }

  // An entry whose package was removed stays visible: it is the administrator who takes it away.
  private entry(entry: ProcessListEntry, objectType: string, language: Language, asleep: ReadonlySet<string>): EntryView {
    const { catalogue } = this.engine;
    const { id, enabled, options } = entry;
    const common = { id, enabled, options, useCase: entry.useCase, ...defined({ titleOverride: entry.title, cron: entry.cron }) };
    if (!catalogue.hasUseCase(entry.useCase)) {
      return { ...common, title: entry.title ?? entry.useCase, moves: [], permission: '', startsAt: [], optionsText: '' };
    }
    const useCase = catalogue.useCase(entry.useCase);
    const { name } = catalogue.packageOf(useCase);
    return {
      ...common,
      ...(asleep.has(name) && { asleep: name }),
      title: entry.title ?? catalogue.translate(useCase.title, language),
      moves: movesOf(useCase),
      ...this.picks(useCase, objectType, language),
      permission: useCase.permission,
      startsAt: [...useCase.startsAt],
      optionsText: optionsText(catalogue, useCase, options, language),
    };
  }

  private picks({ objectType: type }: AnyUseCase, objectType: string, language: Language): { readonly picks?: PickedTypeView } {
    if (type.name === objectType) return {};
    return { picks: { name: type.name, title: this.engine.catalogue.translate(type.title, language), states: this.objects.states(type, language) } };
  }
}

const movesOf = (useCase: AnyUseCase): MoveView[] =>
  Object.entries(useCase.moves).map(([from, to = []]) => ({ from, to: [...to] }));
