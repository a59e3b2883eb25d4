import type { Fields, Plugin } from '@tessera/plugin-api';
import { joinedParts } from './joined.js';
import { tasksOf } from './world.js';

/** Every English text of a package that people read: what its translations have to cover. */
export function textsOf(plugin: Plugin): readonly string[] {
  const whole = joinedParts(plugin, () => true);
  const { objectTypes = [], useCases = [], connectors = [], templates = [], fileImports = [] } = whole;
  const texts = [
    ...objectTypes.flatMap((type) => [
      type.title,
      type.pluralTitle,
      type.group,
      ...Object.values(type.states).map((state) => state.title),
      ...[...Object.values(type.quickFilters ?? {}), ...Object.values(type.missedBy ?? {})].map((filter) => filter.title),
      ...fieldTexts(type.attributes),
    ]),
    ...useCases.flatMap((useCase) => [
      useCase.title,
      useCase.story,
      useCase.alsoFrom?.search,
      useCase.alsoFrom?.confirm,
      ...fieldTexts(useCase.options),
      ...useCase.steps.flatMap((step) => [step.title, step.text, ...fieldTexts(step.fields ?? {})]),
      ...Object.values(useCase.outcomes ?? {}),
      ...Object.values(useCase.refusals ?? {}),
    ]),
    ...tasksOf(whole).map((task) => task.title),
    ...fileImports.flatMap((one) => [one.title, one.story, ...fieldTexts(one.options), ...fieldTexts(one.fields), ...Object.values(one.refusals ?? {})]),
    ...connectors.flatMap((connector) => [connector.title, ...fieldTexts(connector.settings)]),
    ...templates.flatMap((template) => [template.title, ...Object.values(template.placeholders).map(({ title }) => title)]),
  ];
  return [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as readonly string[];
}

function fieldTexts(fields: Fields): readonly (string | undefined)[] {
  return Object.values(fields).flatMap((field) => [field.title, field.help, ...(field.kind === 'choice' ? Object.values(field.choices) : [])]);
}
