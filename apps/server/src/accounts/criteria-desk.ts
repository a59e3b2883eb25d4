import { Injectable } from '@nestjs/common';
import { CriteriaStore, type Criteria, type CriteriaKind } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Caller } from '../access/caller.js';
import { newId } from '../house/new-id.js';
import type { CriteriaView } from './accounts.models.js';
import type { SaveAccountCriteria, SavePasswordCriteria } from './accounts.shapes.js';
import { accountCriteriaOf, passwordCriteriaOf } from './criteria.js';

type Sent = SaveAccountCriteria | SavePasswordCriteria;

/** Rules for accounts and passwords, as administrators look after them. */
@Injectable()
export class CriteriaDesk {
  constructor(private readonly criteria: CriteriaStore) {}

  async list(): Promise<CriteriaView> {
    const all = await this.criteria.list();
    return {
      account: all.filter(({ kind }) => kind === 'account').map((one) => ({ ...headOf(one), ...accountCriteriaOf(one.settings) })),
      password: all.filter(({ kind }) => kind === 'password').map((one) => ({ ...headOf(one), ...passwordCriteriaOf(one.settings) })),
    };
  }

  async create(caller: Caller, kind: CriteriaKind, { name, description, ...settings }: Sent): Promise<CriteriaView> {
    const audit = auditLine(caller.actor, { action: 'criteria.created', reason: name, changed: { settings: { to: settings } } });
    await this.criteria.create({ id: newId(), kind, name, ...(description ? { description } : {}), settings }, audit);
    return this.list();
  }

  async save(caller: Caller, id: string, revision: number, { name, description, ...settings }: Sent): Promise<CriteriaView> {
    const before = await this.criteria.read(id);
    const audit = auditLine(caller.actor, { action: 'criteria.saved', reason: name, changed: { settings: { from: before.settings, to: settings } } });
    await this.criteria.update({ id, name, ...(description ? { description } : {}), settings, revision }, audit);
    return this.list();
  }

  async remove(caller: Caller, id: string): Promise<void> {
    const { name } = await this.criteria.read(id);
    await this.criteria.remove(id, auditLine(caller.actor, { action: 'criteria.removed', reason: name }));
  }
}

const headOf = ({ id, name, description, isDefault, revision }: Criteria) => ({ id, name, ...(description ? { description } : {}), isDefault, revision });
