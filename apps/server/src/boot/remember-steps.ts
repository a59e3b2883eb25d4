import type { Catalogue } from '@tessera/engine';
import type { KnownSteps } from '@tessera/store';

/** Lets runs that were opened before a package was renewed go on with the steps that they were opened with. */
export async function rememberSteps(catalogue: Catalogue, known: KnownSteps): Promise<void> {
  await known.keep(catalogue.useCases());
  catalogue.remember(await known.earlier());
}
