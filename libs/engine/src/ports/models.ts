import type { AuditEntry } from '../model.js';
import type { Transaction } from './store.js';

/**
 * A kind of objects of one type: its name, the scenario that its objects follow at first, and numbers of its own. Objects without
 * one are of the standard model: the default scheme and the numbers of their type.
 */
export interface ObjectModel {
  readonly id: string;
  readonly objectType: string;
  readonly name: string;
  /** A scenario of the type; without it the type's default. */
  readonly schemeId?: string;
  readonly numbering?: { readonly prefix: string; readonly digits: number };
  readonly revision: number;
  readonly changedAt?: Date;
  readonly changedBy?: string;
}

/** Keeps the models of object types, and which objects are of which. */
export interface ModelStore {
  list(objectType: string): Promise<readonly ObjectModel[]>;
  /** Inside a transaction it stays until that ends. */
  read(id: string, transaction?: Transaction): Promise<ObjectModel | undefined>;
  /** `expectedRevision` 0 makes a new one; throws `Conflict` with the present one. */
  save(model: ObjectModel, expectedRevision: number, audit: AuditEntry): Promise<ObjectModel>;
  /** Throws `Conflict` while objects are of it. */
  remove(model: ObjectModel, audit: AuditEntry): Promise<void>;
  /** Whether any object is of it. */
  isUsed(id: string): Promise<boolean>;
  /** Makes an object one of this model, the standard one without it, and lets it follow the model's scheme. */
  rebase(transaction: Transaction, objectId: string, model: ObjectModel | undefined): Promise<void>;
}
