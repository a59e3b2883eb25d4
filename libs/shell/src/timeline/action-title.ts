import type { Texts } from '@tessera/forms';

/** What an action of the history is called; `more` says with what further keys of titles begin. One without a title keeps its name. */
export function actionTitle(action: string, texts: Texts, ...more: readonly string[]): string {
  const name = action.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
  const key = ['shell.timeline.actions.', ...more].map((begin) => `${begin}${name}`).find((one) => texts.has(one));
  return key === undefined ? action : texts.t(key);
}
