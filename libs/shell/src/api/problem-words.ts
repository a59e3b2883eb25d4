import type { Texts } from '@tessera/forms';
import type { Problem } from './problem.js';

/** What a request ended with, in words. */
export interface ProblemWords {
  readonly title: string;
  readonly detail: string | undefined;
}

/** The server's words where it has some, otherwise those of the shell. */
export function problemWords({ title, detail, reason }: Problem, texts: Texts): ProblemWords {
  const own = (part: 'title' | 'detail'): string | undefined => {
    const key = `shell.problem.${reason}.${part}`;
    return texts.has(key) ? texts.t(key) : undefined;
  };
  // What is told about the unexpected belongs to no title of the server.
  const more = title && reason === 'unexpected' ? undefined : own('detail');
  return { title: title || own('title') || texts.t('shell.problem.unexpected.title'), detail: detail ?? more };
}

/** The same as one text. */
export function problemText(problem: Problem, texts: Texts): string {
  const { title, detail } = problemWords(problem, texts);
  if (!detail || detail === title) return title;
  return `${title}${/[.!?:]$/.test(title) ? '' : '.'} ${detail}`;
}
