import { permits } from '../permits.js';
import type { Catalogue } from '../catalogue/index.js';
import type { Who } from '../access/index.js';
import type { Actor, RunRecord } from '../model.js';

/** On whose behalf a run is performed. */
export const runner = (run: Pick<RunRecord, 'actorId' | 'context'>): Who => ({ id: run.actorId, ...(run.context && { context: run.context }) });

/** Whether somebody started this themselves; a machine that stands for them has to be made for such work. */
export function isOwn(catalogue: Catalogue, actor: Actor, { actorId, useCase }: Pick<RunRecord, 'actorId' | 'useCase'>): boolean {
  if (actorId !== actor.id) return false;
  return actor.kind !== 'machine' || (catalogue.hasUseCase(useCase) && permits(actor, catalogue.useCase(useCase).permission));
}
