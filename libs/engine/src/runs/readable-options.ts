import type { AnyUseCase } from '@tessera/plugin-api';
import { Refusal } from '../errors.js';
import type { Json } from '../model.js';
import { optionsToday } from '../process-lists/stored-options.js';

/** The options that a run was opened with, as the use case wants them today; throws `Refusal('needs-attention')`. */
export function readable(useCase: AnyUseCase, options: Json): Json {
  const { complete, trouble } = optionsToday(useCase, options);
  if (trouble !== undefined) throw new Refusal('needs-attention', { useCase: useCase.title });
  return complete;
}
