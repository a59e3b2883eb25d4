import type { ObjectType } from '@tessera/plugin-api';
import { startField } from '../catalogue/also-from.js';
import type { Catalogue } from '../catalogue/index.js';
import type { Details } from '../errors.js';
import type { RunRecord } from '../model.js';
import { ownOf } from '../own.js';
import { withReadableTimes } from './readable-times.js';

const REFUSALS: Readonly<Record<string, string>> = {
  'invalid-input': 'Some answers do not fit. Correct them and go on.',
  'switched-off': 'An administrator has switched "{useCase}" off.',
  'steps-changed': 'What "{useCase}" asks has changed while this was open. Start it again.',
  'needs-attention': 'The options of "{useCase}" have to be set anew. Ask an administrator to open its process list.',
  'package-asleep': 'The package {package} is switched off. Go on when an administrator has switched it on again.',
  'only-on-schedule': '"{useCase}" starts by its schedule alone. An administrator can run the schedule now.',
  'wrong-card-in-reader': 'Another card is in the reader: expected {expected}, found {found}. Nothing was changed.',
  'connector-not-set-up': 'The connection to the service is not set up. Ask an administrator.',
  'changed-meanwhile': 'Somebody has changed {object} meanwhile. Look at it and start again. Nothing was changed.',
  'locked-by-another': '{holder} works on this since {since}. Nothing was changed.',
  frozen: 'This is out of use since {since}, by {holder}. Nothing was changed.',
  'not-oneself': '"{useCase}" is for oneself alone. Nothing was changed.',
  'not-found': 'What this was about is not there any more.',
};
const NO_LONGER = '{object} is no longer in state "{expected}"; it is "{found}" now. Nothing was changed.';

/** What to tell the operator about a refusal, in their language. */
export function refusalText(catalogue: Catalogue, language: string, about: Pick<RunRecord, 'useCase' | 'objectType'> | undefined, reason: string, details: Details): string {
  const own = about && catalogue.hasUseCase(about.useCase) ? ownOf(catalogue.useCase(about.useCase).refusals ?? {}, reason) : undefined;
  const text = own ?? ownOf(REFUSALS, reason) ?? (reason.startsWith('no-longer-') ? NO_LONGER : reason);
  const readable = withReadableTimes(details, language);
  return catalogue.translate(text, language, about ? withTitles(catalogue, language, statesNear(catalogue, about), readable) : readable);
}

// A run also refuses by the state of what it was started from.
function statesNear(catalogue: Catalogue, { useCase, objectType }: Pick<RunRecord, 'useCase' | 'objectType'>): ObjectType['states'] {
  const origin = catalogue.hasUseCase(useCase) ? startField(catalogue.useCase(useCase)) : undefined;
  return { ...(origin && catalogue.objectType(origin.objectType).states), ...catalogue.objectType(objectType).states };
}

/** What to tell the operator about a run that is done: one message per state reached. */
export function outcomeTexts(catalogue: Catalogue, language: string, run: RunRecord): readonly string[] {
  const outcomes = catalogue.hasUseCase(run.useCase) ? (catalogue.useCase(run.useCase).outcomes ?? {}) : {};
  return Object.entries(run.outcome?.states ?? {}).flatMap(([state, count]) => {
    const text = ownOf(outcomes, state);
    return text === undefined ? [] : [catalogue.translate(text, language, { count })];
  });
}

// Details name states as the code does; people read their titles.
function withTitles(catalogue: Catalogue, language: string, states: ObjectType['states'], details: Details): Details {
  const title = (name: string | number | undefined) => {
    const state = typeof name === 'string' && Object.hasOwn(states, name) ? states[name] : undefined;
    return state && catalogue.translate(state.title, language);
  };
  const [expected, found] = [title(details['expected']), title(details['found'])];
  return { ...details, ...(expected && { expected }), ...(found && { found }) };
}
