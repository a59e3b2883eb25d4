import { Inject, Injectable } from '@nestjs/common';
import { Conflict, NotFound, type Engine, type Json } from '@tessera/engine';
import type { AnyUseCase } from '@tessera/plugin-api';
import type { Caller } from '../../access/caller.js';
import { invalidAt } from '../../door/faults.js';
import { ENGINE } from '../../house/tokens.js';
import { ruleOf, type UploadRule } from './file-intake.js';
import type { UploadQuery } from './file.shapes.js';

/** Knows what a field asks of the file that answers it. */
@Injectable()
export class UploadRules {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async for(caller: Caller, { field, runId, entryId }: UploadQuery): Promise<UploadRule> {
    if (runId !== undefined) return this.forRun(caller, runId, field);
    if (entryId === undefined) throw invalidAt('/runId', 'required');
    const { useCase, entry } = await this.engine.gate.admit(caller.actor, entryId, caller.rulesRevision);
    return this.rule(useCase, entry.options, field);
  }

  private async forRun({ actor }: Caller, runId: string, field: string): Promise<UploadRule> {
    const run = await this.engine.runs.read(actor, runId);
    if (run.status !== 'open') throw new Conflict(`run-${run.status}`);
    return this.rule(this.engine.catalogue.useCase(run.useCase), run.options, field);
  }

  private async rule({ steps }: AnyUseCase, options: Json, name: string): Promise<UploadRule> {
    const declared = steps.flatMap((step) => Object.entries(step.fields ?? {})).find(([one]) => one === name);
    const resolved = declared && (await this.engine.forms.resolve({ [name]: declared[1] }, options))[name];
    if (resolved?.kind !== 'file' && resolved?.kind !== 'image') throw new NotFound('field', name);
    return ruleOf(resolved);
  }
}
