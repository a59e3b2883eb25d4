import type { Catalogue } from '@tessera/engine';
import type { AnyUseCase, Fields } from '@tessera/plugin-api';
import type { Language } from '../../access/caller.js';
import type { StateView } from '../models/object.models.js';
import type { UseCaseDetail } from './plugin.models.js';

type Rules = Pick<UseCaseDetail, 'refusals' | 'outcomes' | 'onlyWhen' | 'inBackground' | 'onSchedule'>;

/** What a use case declares beside its moves and questions, as people read it. */
export function spokenRules(catalogue: Catalogue, useCase: AnyUseCase, states: readonly StateView[], language: Language): Rules {
  const { refusals = {}, outcomes = {}, reachesOnlyWhen = {}, inBackground, onSchedule, steps, objectType } = useCase;
  const translate = (text: string): string => catalogue.translate(text, language);
  const asked: Fields = Object.assign({}, ...steps.map(({ fields }) => fields ?? {}));
  const titleIn = (fields: Fields, name: string): string => translate(fields[name]?.title ?? name);
  const byState = <V>(values: Readonly<Record<string, V | undefined>>): { readonly state: StateView; readonly value: V }[] =>
    states.flatMap((state) => (values[state.name] === undefined ? [] : [{ state, value: values[state.name] as V }]));
  return {
    refusals: Object.values(refusals).map(translate),
    outcomes: byState(outcomes).map(({ state, value }) => ({ state, text: translate(value) })),
    onlyWhen: byState(reachesOnlyWhen).map(({ state, value }) => ({ state, when: value })),
    ...(inBackground && { inBackground: { field: titleIn(asked, inBackground.field), above: inBackground.above } }),
    ...(onSchedule && {
      onSchedule: { atMost: onSchedule.atMost, ...(onSchedule.without !== undefined && { without: titleIn(objectType.attributes, onSchedule.without) }) },
    }),
  };
}
