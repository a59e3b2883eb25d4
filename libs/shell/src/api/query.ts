import { computed, effect, inject, linkedSignal, resource } from '@angular/core';
import type { Signal } from '@angular/core';
import { Texts } from '@tessera/forms';
import { asProblem } from './problem.js';
import type { Problem } from './problem.js';

// A server that is away for a moment is asked again.
const AGAIN_MS = 3_000;

/**
 * What a screen reads from the server. The last value stays while a newer one is on its way, and while the server is away: then it is
 * asked again by and by, and what somebody does on the screen is not lost.
 */
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
  const asked = computed(() => {
    const wanted = params();
    return wanted === undefined ? undefined : { wanted, language: texts.language() };
  });
  const source = resource({ params: asked, loader: async ({ params: of }) => ({ of, read: await load(of.wanted) }) });
  const fault = computed(() => (source.error() === undefined ? undefined : asProblem(causeOf(source.error()))));
  const last = linkedSignal<Known<T>, Known<T>>({
    source: () => (source.hasValue() ? source.value() : undefined),
    computation: (fresh, before) => {
      const isKept = source.isLoading() || (isAway(fault()) && before?.value?.of === asked());
      return fresh ?? (isKept ? before?.value : undefined);
    },
  });
  // What was read is asked for first, so that it is known when a later answer fails.
  const isOutlasted = computed(() => last() !== undefined && fault() !== undefined);
  byAndBy(isOutlasted, () => source.reload());
  return {
    value: computed(() => last()?.read),
    problem: computed(() => (isOutlasted() ? undefined : fault())),
    loading: source.isLoading,
    reload: () => void source.reload(),
  };
}

function byAndBy(isWanted: () => boolean, ask: () => void): void {
  effect((onCleanup) => {
    if (!isWanted()) return;
    const timer = setTimeout(ask, AGAIN_MS);
    onCleanup(() => clearTimeout(timer));
  });
}

// What was read, and for which parameters.
type Known<T> = { readonly of: unknown; readonly read: T } | undefined;

// No answer, or one of a server that cannot answer now: nothing is said about what was asked for.
const isAway = (problem: Problem | undefined): boolean => problem !== undefined && (problem.status === 0 || problem.status >= 502);

// A loader that rejects with something that is no Error arrives wrapped.
function causeOf(error: Error | undefined): unknown {
  return error?.name === 'Problem' ? error : (error?.cause ?? error);
}
