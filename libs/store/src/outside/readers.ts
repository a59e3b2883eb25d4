import type { DataSource } from 'typeorm';
import { ReaderEntity } from '../database/entities.js';

/** What a simulated reader does wrong on purpose. */
export type ReaderFault = 'none' | 'card-removed' | 'no-reader';

/** The simulated card reader on somebody's desk. */
export interface Reader {
  readonly chipSerial?: string;
  readonly fault: ReaderFault;
}

/** Simulated readers, one per account, the same in every process. */
export class Readers {
  constructor(private readonly dataSource: DataSource) {}

  /** The reader of an account; an empty one that works when nobody has touched it. */
  async read(accountId: string): Promise<Reader> {
    const row = await this.dataSource.getRepository(ReaderEntity).findOneBy({ accountId });
    return row ? { chipSerial: row.chipSerial ?? undefined, fault: row.fault as ReaderFault } : { fault: 'none' };
  }

  async save(accountId: string, reader: Reader, at: Date): Promise<void> {
    const row = { accountId, chipSerial: reader.chipSerial ?? null, fault: reader.fault, changedAt: at };
    await this.dataSource.getRepository(ReaderEntity).upsert(row, ['accountId']);
  }
}
