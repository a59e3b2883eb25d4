/** Sentences by key, nested at will. */
export interface Sentences {
  readonly [key: string]: string | Sentences;
}

/** The same keys with sentences of another language: a missing key does not compile. */
export type TranslationOf<T> = { readonly [K in keyof T]: T[K] extends string ? string : TranslationOf<T[K]> };
