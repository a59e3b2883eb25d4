import type { AnyUseCase } from '@tessera/plugin-api';

/** The device fields of a use case by name. */
export function deviceFields(useCase: AnyUseCase) {
  return useCase.steps
    .flatMap((step) => Object.entries(step.fields ?? {}))
    .flatMap(([name, field]) => (field.kind === 'device' ? [[name, field] as const] : []));
}
