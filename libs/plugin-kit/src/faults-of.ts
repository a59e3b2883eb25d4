import { checkPlugin } from '@tessera/engine';
import type { Fault } from '@tessera/engine';
import { definePlugin } from '@tessera/plugin-api';
import type { AnyUseCase } from '@tessera/plugin-api';

/** The faults of a use case, checked alone. */
export function faultsOf(useCase: AnyUseCase): readonly Fault[] {
  const plugin = definePlugin({ objectTypes: [useCase.objectType], useCases: [useCase] });
  return checkPlugin({ name: useCase.symbolicName, version: '0.0.0', plugin, locales: {} });
}
