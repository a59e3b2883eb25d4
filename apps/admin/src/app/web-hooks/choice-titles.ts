import type { EventChoices, NamedTitle, WebHookView } from '@tessera/api-client';

/** What a web hook asked for in words; names stand for what nobody knows any more. */
export function choiceTitles(hook: Pick<WebHookView, 'actions' | 'objectTypes'>, choices: EventChoices | undefined) {
  return { actions: titled(hook.actions, choices?.actions), objectTypes: titled(hook.objectTypes, choices?.objectTypes) };
}

const titled = (names: readonly string[], known: readonly NamedTitle[] = []): readonly string[] =>
  names.map((name) => known.find((one) => one.name === name)?.title ?? name);
