import type { DataSource } from 'typeorm';
import { VaultEntity } from '../database/entities.js';
import { poolOf } from '../database/postgres.js';

// A secret that was made before there was an object is known by its run alone: it goes when that run came to nothing.
const REMOVE_UNUSED = `
  delete from vault where created_at < $1 and case when object_id is null
    then exists (select from encodings join runs on runs.id = encodings.run_id
      where encodings.ref = vault.ref and runs.status not in ('open', 'accepted', 'done'))
    else not exists (select from managed_objects object, jsonb_each_text(object.attributes) as attribute
        where object.id = vault.object_id and attribute.value = vault.ref)
      and not exists (select from runs where status in ('open', 'accepted') and vault.object_id = any (subject_ids))
    end`;

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

  /** Deletes secrets from before that moment which no object refers to and no run can bring to one any more. */
  async removeUnused(before: Date): Promise<number> {
    const { rowCount } = await poolOf(this.dataSource).query(REMOVE_UNUSED, [before]);
    return rowCount ?? 0;
  }
}
