import { readFile } from 'node:fs/promises';
import type { Json } from '@tessera/engine';
import type { SeenPlan } from '../../configuration/configuration-applier.js';
import type { Wanted } from '../../configuration/configuration-planner.js';
import { readConfigurationFiles } from '../../configuration/folder.js';

/** A plan as `plan --out` keeps it: what is wanted, and the seal of what it would change. */
export interface KeptPlan extends SeenPlan {
  readonly tesseraPlan: 1;
  readonly document: Json;
}

/** What a folder, a file or a kept plan asks for. */
export async function readWanted(path: string): Promise<{ readonly wanted: Wanted & { readonly document: Json }; readonly seen?: SeenPlan }> {
  const plan = path.endsWith('.json') ? (JSON.parse(await readFile(path, 'utf8')) as Partial<KeptPlan>) : {};
  if (plan.tesseraPlan !== 1 || !plan.document || !plan.seal || plan.basedOn === undefined) return { wanted: await readConfigurationFiles(path) };
  return { wanted: { document: plan.document, located: (faults) => faults }, seen: { basedOn: plan.basedOn, seal: plan.seal } };
}
