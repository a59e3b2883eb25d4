import { Inject, Injectable } from '@nestjs/common';
import { ATTACHABLE, NotFound, type Engine } from '@tessera/engine';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { ENGINE } from '../../house/tokens.js';
import type { AttachmentView } from '../models/object.models.js';
import { ObjectDesk } from '../objects/object-desk.js';
import { told } from '../objects/object-protection-desk.js';
import { FileIntake } from './file-intake.js';
import type { AttachmentList } from './file.models.js';

const RULE = { accept: ATTACHABLE.accept, sentKilobytes: ATTACHABLE.maxKilobytes, keptKilobytes: ATTACHABLE.maxKilobytes };

/** What is attached to objects. */
@Injectable()
export class AttachmentDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly objects: ObjectDesk,
    private readonly intake: FileIntake,
  ) {}

  async list(caller: Caller, objectId: string): Promise<AttachmentList> {
    const { common } = await this.objects.find(caller, objectId, undefined, 'Read');
    return { items: [...(common?.attachments ?? [])] };
  }

  /** Receives a file and attaches it; whoever may not is told before anything is received. */
  async attach(caller: Caller, objectId: string, request: FastifyRequest): Promise<AttachmentView> {
    const object = await this.objects.find(caller, objectId, undefined);
    return saying(async () => {
      await this.engine.common.requireAttachable(caller.actor, object);
      const { id } = await this.intake.receive(request, caller, RULE);
      const { common } = await this.engine.common.attach(caller.actor, object.objectType, objectId, id);
      const attached = common?.attachments?.find((one) => one.id === id);
      if (!attached) throw new NotFound('attachment', id);
      return attached;
    });
  }

  async detach(caller: Caller, objectId: string, fileId: string): Promise<void> {
    const { objectType } = await this.objects.find(caller, objectId, undefined);
    await saying(() => this.engine.common.detach(caller.actor, objectType, objectId, fileId));
  }
}

async function saying<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    throw told(error);
  }
}
