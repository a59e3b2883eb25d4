import { Injectable } from '@nestjs/common';
import { NotFound, ObjectAccess, requireAllowed, statusOf, touched, type Actor, type AuditEntry, type CommonAction, type Json, type ObjectRecord, type Transaction } from '@tessera/engine';
import type { AclPermission } from '@tessera/plugin-api';
import { PostgresStore } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';

/** A change of what is written on a person, by one of their own operations. */
export interface PersonChange {
  /** What the audit calls it. */
  readonly action: string;
  /** What the rules for locked and frozen objects take it for. */
  readonly as: CommonAction;
  /** Attributes to set; `undefined` clears one. */
  readonly set: Json;
  /** Whether it counts as a change of the record: verifying an address does not. */
  readonly bumps: boolean;
}

const IDENTITY = 'identity';

/** Reads and changes the identities behind accounts. */
@Injectable()
export class People {
  constructor(
    private readonly store: PostgresStore,
    private readonly access: ObjectAccess,
  ) {}

  async read(id: string): Promise<ObjectRecord> {
    const person = await this.store.readObject(IDENTITY, id);
    if (!person) throw new NotFound(IDENTITY, id);
    return person;
  }

  /** Throws `NotFound` for somebody whom the actor may not see. */
  async requireSeen(actor: Actor, id: string): Promise<void> {
    await this.access.seen(actor, await this.read(id), []);
  }

  /** Throws `Forbidden`, naming who can grant it, for whoever lacks this right on the person. */
  async requireRight(actor: Actor, id: string, right: AclPermission): Promise<void> {
    await this.access.at();
    await this.access.require(actor, await this.read(id), right);
  }

  /** Changes a person under lock; what else belongs to the change is done in the same transaction. */
  change(actor: Actor, id: string, decide: (person: ObjectRecord, transaction: Transaction) => Promise<PersonChange> | PersonChange): Promise<ObjectRecord> {
    return this.store.transact(async (transaction) => {
      const [person] = await transaction.lockObjects(IDENTITY, [id]);
      if (!person) throw new NotFound(IDENTITY, id);
      const { action, as, set, bumps } = await decide(person, transaction);
      requireAllowed(as, person, actor.id);
      const { objectType, state, version } = person;
      const attributes = Object.fromEntries(Object.entries({ ...person.attributes, ...set }).filter(([, value]) => value !== undefined));
      const status = statusOf(transaction.now, actor);
      const common = bumps ? touched(person.common, status) : person.common;
      const line: AuditEntry = { ...auditLine(actor, { action, objectType, objectId: id, changed: changesOf(person.attributes, set) }), at: transaction.now };
      await transaction.write({
        at: transaction.now, actorId: actor.id, audit: [line], tasks: [],
        objects: [{ id, objectType, state, version, attributes, ...(common && { common }) }],
      });
      return { ...person, attributes, version: version + 1, ...(common && { common }) };
    });
  }
}

const changesOf = (before: Json, set: Json): NonNullable<AuditEntry['changed']> =>
  Object.fromEntries(Object.entries(set).map(([name, to]) => [name, {
    ...(before[name] === undefined ? {} : { from: before[name] }), ...(to === undefined ? {} : { to }),
  }]));
