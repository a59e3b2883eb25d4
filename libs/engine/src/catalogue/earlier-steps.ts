import type { AnyUseCase, Step } from '@tessera/plugin-api';

/** What a use case asked before its package was renewed. */
export interface EarlierSteps {
  readonly useCase: string;
  readonly steps: readonly Step[];
  readonly until: Date;
}

/** The use case with the steps that it had at a moment; itself when they are still the same. */
export function asOf(useCase: AnyUseCase, earlier: readonly EarlierSteps[], at: Date): AnyUseCase {
  const then = earlier
    .filter((one) => one.useCase === useCase.symbolicName && one.until > at)
    .reduce<EarlierSteps | undefined>((first, one) => (first && first.until < one.until ? first : one), undefined);
  return then ? { ...useCase, steps: then.steps } : useCase;
}
