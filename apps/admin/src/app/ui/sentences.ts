import { inject } from '@angular/core';
import { Texts, type TextValues } from '@tessera/forms';

/** Says a sentence of this app in the language in use. */
export type Say = (key: string, values?: TextValues) => string;

/** The sentences of this app. Call it where `inject` may be called. */
export function sentences(): Say {
  const texts = inject(Texts);
  return (key, values) => texts.t(`app.${key}`, values);
}
