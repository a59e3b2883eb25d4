import { Inject, Injectable } from '@nestjs/common';
import { accessOf, fitting, initialValues, optionsText, places, type Engine, type PlacedEntry } from '@tessera/engine';
import type { AnyUseCase, Step } from '@tessera/plugin-api';
import { Roles } from '@tessera/store';
import type { Caller, Language } from '../../access/caller.js';
import { ENGINE } from '../../house/tokens.js';
import { say } from '../../texts/say.js';
import { fieldsView } from '../../views/field-views.js';
import { ObjectViews } from '../../views/object-views.js';
import { RuleViews } from '../../views/rule-views.js';
import type { InstalledPart } from './package.models.js';
import type { FittingPlace, UseCaseDetail, UseCaseEntry, UseCaseStep, UseCaseTask } from './plugin.models.js';
import { spokenRules } from './spoken-rules.js';

/** Tells all that a use case says of itself. */
@Injectable()
export class UseCaseDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly rules: RuleViews,
    private readonly objects: ObjectViews,
    private readonly roles: Roles,
  ) {}

  async read(caller: Caller, symbolicName: string, language: Language): Promise<UseCaseDetail> {
    const { catalogue, processLists } = this.engine;
    const useCase = catalogue.useCase(symbolicName);
    const lists = await processLists.at(caller.rulesRevision);
    const states = this.objects.states(useCase.objectType, language);
    return {
      ...(await this.rules.useCase(useCase, language)),
      typeTitle: catalogue.translate(useCase.objectType.title, language),
      states,
      declaredOptions: fieldsView(catalogue, useCase.options, language),
      steps: await Promise.all(useCase.steps.map((step) => this.step(useCase, step, language))),
      tasks: this.tasks(useCase, language),
      roles: await this.holders(useCase.permission),
      right: say(language, `right.${accessOf(useCase)}`),
      entries: lists.all().filter((one) => one.useCase === useCase).map((one) => this.entry(one, language)),
      fits: this.fits(useCase, language),
      ...spokenRules(catalogue, useCase, states, language),
    };
  }

  private async step(useCase: AnyUseCase, { title, text, when, fields = {} }: Step, language: Language): Promise<UseCaseStep> {
    const { catalogue, forms } = this.engine;
    // What hangs on options that nobody has set cannot be drawn; the list of fields tells it all the same.
    const shown = await forms.resolve(fields, initialValues(useCase.options)).catch(() => undefined);
    return {
      title: catalogue.translate(title, language),
      ...(text !== undefined && { text: catalogue.translate(text, language) }),
      ...(when && { when }),
      fields: fieldsView(catalogue, fields, language),
      ...(shown && { shown: fieldsView(catalogue, shown, language) }),
    };
  }

  private tasks({ tasks = [] }: AnyUseCase, language: Language): UseCaseTask[] {
    return tasks.map(({ name, title, attempts, moves }) => ({
      name, attempts, title: this.engine.catalogue.translate(title, language),
      moves: Object.entries(moves).map(([from, to = []]) => ({ from, to: [...to] })),
    }));
  }

  private async holders(permission: string): Promise<InstalledPart[]> {
    const roles = await this.roles.list();
    return roles
      .filter(({ permissions }) => permissions.some((one) => one === '*' || one === permission))
      .map(({ name, title }) => ({ name, title }));
  }

  private entry({ list, entry, useCase, asleep }: PlacedEntry, language: Language): UseCaseEntry {
    return {
      ...this.place(list.objectType, list.place, language),
      enabled: entry.enabled,
      asleep: asleep !== undefined,
      optionsText: optionsText(this.engine.catalogue, useCase, entry.options, language),
      ...(entry.cron !== undefined && { cron: entry.cron }),
    };
  }

  private fits(useCase: AnyUseCase, language: Language): FittingPlace[] {
    const { catalogue } = this.engine;
    return catalogue.objectTypes().flatMap(({ name }) =>
      places(catalogue, name).filter((place) => fitting(catalogue, name, place).includes(useCase)).map((place) => this.place(name, place, language)));
  }

  private place(objectType: string, place: string, language: Language): FittingPlace {
    const type = this.engine.catalogue.objectType(objectType);
    return { objectType, place, typeTitle: this.engine.catalogue.translate(type.title, language), placeTitle: this.objects.placeTitle(type, place, language) };
  }
}
