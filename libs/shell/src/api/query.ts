import { computed, inject, linkedSignal, resource } from '@angular/core';
import type { Signal } from '@angular/core';
import { Texts } from '@tessera/forms';
import { asProblem } from './problem.js';
import type { Problem } from './problem.js';

/** What a screen reads from the server. The last value stays while a newer one is on its way. */
export interface Query<T> {
  readonly value: Signal<T | undefined>;
  readonly problem: Signal<Problem | undefined>;
  readonly loading: Signal<boolean>;
  reload(): void;
}

/**
 * Reads again whenever `params` or the language changes; `undefined` params read nothing.
 * Call it where `inject` may be called.
 */
export function query<P extends object | string | number | boolean, T>(
  params: () => P | undefined,
  load: (params: P) => Promise<T>,
): Query<T> {
  const texts = inject(Texts);
  const source = resource({
    params: () => {
      const wanted = params();
      return wanted === undefined ? undefined : { wanted, language: texts.language() };
    },
    loader: ({ params: { wanted } }) => load(wanted),
  });
  const value = linkedSignal<T | undefined, T | undefined>({
    source: () => (source.hasValue() ? source.value() : undefined),
    computation: (fresh, before) => fresh ?? (source.isLoading() ? before?.value : undefined),
  });
  return {
    value: value.asReadonly(),
    problem: computed(() => (source.error() === undefined ? undefined : asProblem(causeOf(source.error())))),
    loading: source.isLoading,
    reload: () => void source.reload(),
  };
}

// A loader that rejects with something that is no Error arrives wrapped.
function causeOf(error: Error | undefined): unknown {
  return error?.name === 'Problem' ? error : (error?.cause ?? error);
}
