import type { DataSource } from 'typeorm';
import { VaultEntity } from '../database/entities.js';
import { isUuid } from '../database/postgres.js';

/** A secret as it is kept: sealed, under the reference that runs and objects may know. */
export interface SealedSecret {
  readonly ref: string;
  readonly sealed: Buffer;
  readonly objectId?: string;
  readonly createdAt: Date;
}

/** Sealed secrets. Sealing and opening happen elsewhere: the key never comes here. */
export class VaultStore {
  constructor(private readonly dataSource: DataSource) {}

  async keep(secret: SealedSecret): Promise<void> {
    await this.dataSource.getRepository(VaultEntity).insert({ ...secret, objectId: secret.objectId ?? null });
  }

  async read(ref: string): Promise<SealedSecret | undefined> {
    const row = await this.dataSource.getRepository(VaultEntity).findOneBy({ ref });
    return row ? { ...row, objectId: row.objectId ?? undefined } : undefined;
  }

  /** Deletes what was sealed for an object, except one reference: the card was encoded again. */
  async removeOthers(objectId: string, keptRef: string): Promise<void> {
    if (!isUuid(objectId)) return;
    await this.dataSource
      .createQueryBuilder()
      .delete()
      .from(VaultEntity)
      .where('object_id = :objectId and ref <> :keptRef', { objectId, keptRef })
      .execute();
  }
}
