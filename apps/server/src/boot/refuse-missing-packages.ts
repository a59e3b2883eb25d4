import type { Catalogue } from '@tessera/engine';
import type { RunQueries, UseInHouse } from '@tessera/store';
import { BadConfiguration, type Configuration } from '../house/configuration.js';

/** A package in use may not leave: names everything that process lists and open runs need and no package brings. */
export async function refuseMissingPackages(
  { pluginsFile }: Pick<Configuration, 'pluginsFile'>, catalogue: Catalogue, runs: RunQueries,
): Promise<void> {
  const types = new Set(catalogue.objectTypes().map(({ name }) => name));
  const missing = (await runs.listInUse()).filter(({ useCase, objectType }) => !catalogue.hasUseCase(useCase) || !types.has(objectType));
  if (missing.length === 0) return;
  const wayOut = `Put the packages back into ${pluginsFile} and start again; before a package leaves, take its use cases off the process lists and let its open runs end.`;
  throw new BadConfiguration([...missing.map((use) => `No installed package brings ${whatOf(use)}.`), wayOut]);
}

function whatOf({ useCase, objectType, place, openRuns }: UseInHouse): string {
  const list = `the use case ${useCase} of object type ${objectType}`;
  return openRuns ? `${list}, which open runs need (${openRuns})` : `${list}, which stands on the process list of ${place}`;
}
