import { Injectable } from '@nestjs/common';
import { Catalogue, NotFound, ObjectAccess, permits, Refusal, SEEING, type Actor, type ObjectRecord, signatureOf } from '@tessera/engine';
import { AuditLog, ObjectQueries } from '@tessera/store';
import { newId } from '../house/new-id.js';
import { CardSecrets } from './card-secrets.js';
import type { SecretsView } from './encoder.models.js';

/** Reveals PIN and PUK, and leaves a trace first. */
@Injectable()
export class SecretDesk {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly objects: ObjectQueries,
    private readonly secrets: CardSecrets,
    private readonly audit: AuditLog,
    private readonly access: ObjectAccess,
  ) {}

  /** PIN and PUK of an object. The audit line is committed before anybody sees them. */
  async reveal(actor: Actor, id: string): Promise<SecretsView> {
    const object = await this.readable(actor, id);
    const found = await this.secrets.find(object);
    if (!found) throw new Refusal('no-secrets');
    await this.audit.append([
      {
        id: newId(), at: new Date(), ...signatureOf(actor), action: 'secret.revealed',
        objectType: object.objectType, objectId: object.id,
      },
    ]);
    return { pin: found.pin.reveal(), puk: found.puk.reveal() };
  }

  private async readable(actor: Actor, id: string): Promise<ObjectRecord> {
    const object = await this.objects.find(id);
    const type = this.catalogue.objectTypes().find(({ name }) => name === object?.objectType);
    if (!object || !type || !permits(actor, type.permission)) throw new NotFound('object', id);
    const may = await this.access.permits(actor, object, SEEING);
    if (may.size === 0) throw new NotFound('object', id);
    return object;
  }
}
