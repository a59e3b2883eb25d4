import { inject, Injectable } from '@angular/core';
import {
  Api, createAccountCriteria, createPasswordCriteria, listCriteria, removeCriteria, saveAccountCriteria, savePasswordCriteria,
  type AccountCriteriaView, type CriteriaView, type PasswordCriteriaView, type SaveAccountCriteria, type SavePasswordCriteria,
} from '@tessera/api-client';
import { because } from './values.js';

/** Rules for accounts or for passwords. */
export type CriteriaKind = 'account' | 'password';

/** One set of rules, of either kind. */
export type CriteriaSet = AccountCriteriaView | PasswordCriteriaView;

/** What a set of rules is to be. */
export type CriteriaWish = SaveAccountCriteria | SavePasswordCriteria;

/** Rules for accounts and passwords. */
@Injectable({ providedIn: 'root' })
export class CriteriaApi {
  private readonly api = inject(Api);

  all(): Promise<CriteriaView> {
    return this.api.invoke(listCriteria);
  }

  add(kind: CriteriaKind, wish: CriteriaWish, reason = ''): Promise<CriteriaView> {
    return kind === 'account'
      ? this.api.invoke(createAccountCriteria, { ...because(reason), body: wish as SaveAccountCriteria })
      : this.api.invoke(createPasswordCriteria, { ...because(reason), body: wish as SavePasswordCriteria });
  }

  save(kind: CriteriaKind, { id, revision }: CriteriaSet, wish: CriteriaWish, reason = ''): Promise<CriteriaView> {
    return kind === 'account'
      ? this.api.invoke(saveAccountCriteria, { id, revision, ...because(reason), body: wish as SaveAccountCriteria })
      : this.api.invoke(savePasswordCriteria, { id, revision, ...because(reason), body: wish as SavePasswordCriteria });
  }

  async remove(id: string, reason = ''): Promise<void> {
    await this.api.invoke(removeCriteria, { id, ...because(reason) });
  }
}
