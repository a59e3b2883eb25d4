import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SCHEMA } from './schema.js';

/** The named values of one statement. */
export type Parameters = Record<string, SQLInputValue>;

interface Waiting {
  readonly perform: () => () => void;
  readonly fail: (error: unknown) => void;
}

/** The bureau's memory: one SQLite file that is on the disk before anybody gets an answer. */
export class Ledger {
  private readonly statements = new Map<string, StatementSync>();
  private waiting: Waiting[] = [];

  private constructor(private readonly database: DatabaseSync) {}

  /** Opens or creates the ledger in a folder; a second process on the same folder is turned away. */
  static open(folder: string): Ledger {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(join(folder, 'ledger.db'));
    try {
      database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
      database.exec(SCHEMA);
    } catch (error) {
      database.close();
      if (!String(error).includes('locked')) throw error;
      throw new Error('Another card bureau uses this data folder: stop it, or set BUREAU_DATA to another folder.');
    }
    return new Ledger(database);
  }

  /** All rows of a query. */
  all<Row>(sql: string, parameters: Parameters = {}): readonly Row[] {
    return this.statement(sql).all(parameters) as unknown as readonly Row[];
  }

  /** The first row of a query, if there is one. */
  first<Row>(sql: string, parameters: Parameters = {}): Row | undefined {
    return this.statement(sql).get(parameters) as unknown as Row | undefined;
  }

  /** Runs one changing statement; only inside `write`. */
  run(sql: string, parameters: Parameters = {}): { readonly changes: number; readonly lastId: number } {
    const { changes, lastInsertRowid } = this.statement(sql).run(parameters);
    return { changes: Number(changes), lastId: Number(lastInsertRowid) };
  }

  /** Performs the work in a transaction and answers when it is on the disk; works that wait together share one flush. */
  write<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const perform = (): (() => void) => {
        const result = work();
        return () => resolve(result);
      };
      this.waiting.push({ perform, fail: reject });
      if (this.waiting.length === 1) setImmediate(() => this.commitTogether());
    });
  }

  /** Closes the file; what was promised is already on the disk. */
  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  private statement(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.database.prepare(sql);
    this.statements.set(sql, prepared);
    return prepared;
  }

  private commitTogether(): void {
    const together = this.waiting;
    this.waiting = [];
    try {
      this.database.exec('BEGIN IMMEDIATE');
      const answers = together.map((one) => this.performAlone(one));
      this.database.exec('COMMIT');
      for (const answer of answers) answer();
    } catch (error) {
      if (this.database.isOpen && this.database.isTransaction) this.database.exec('ROLLBACK');
      for (const { fail } of together) fail(error);
    }
  }

  // A savepoint each, so that one refused order does not take its neighbours with it.
  private performAlone({ perform, fail }: Waiting): () => void {
    this.database.exec('SAVEPOINT alone');
    try {
      const answer = perform();
      this.database.exec('RELEASE alone');
      return answer;
    } catch (error) {
      this.database.exec('ROLLBACK TO alone; RELEASE alone');
      return () => fail(error);
    }
  }
}
