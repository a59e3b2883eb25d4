import { inject, Injectable } from '@angular/core';
import {
  Api, changeAccount, createAccount, createToken, deleteToken, listAccounts, listObjectTypes, listPermissions, listRoles, listTokens, resetPassword, saveRole,
  searchAudit, type AccountPage, type AccountView, type AuditPage, type ChangeAccount, type CreateAccount, type CreateToken,
  type NewPassword, type NewToken, type ObjectTypeView, type PermissionView, type RoleView, type TokenView,
} from '@tessera/api-client';
import { because, seen, type AuditFilter } from './values.js';

/** Who may do what, and who did. */
@Injectable({ providedIn: 'root' })
export class AccessApi {
  private readonly api = inject(Api);

  /** All roles. */
  async roles(): Promise<readonly RoleView[]> {
    return (await this.api.invoke(listRoles)).items;
  }

  /** All permissions that exist. */
  async permissions(): Promise<readonly PermissionView[]> {
    return (await this.api.invoke(listPermissions)).items;
  }

  /** Grants a role exactly these permissions, and says whether everybody begins with it. */
  saveRole(role: RoleView, permissions: readonly string[], isDefault: boolean, reason = ''): Promise<RoleView> {
    const body = { title: role.title, permissions: [...permissions], isDefault };
    return this.api.invoke(saveRole, { name: role.name, 'If-Match': seen(role.revision), ...because(reason), body });
  }

  /** One page of accounts. */
  accounts(text: string, cursor?: string): Promise<AccountPage> {
    return this.api.invoke(listAccounts, { text: text || undefined, cursor });
  }

  /** Makes an account; the first password is in the answer and nowhere else. */
  addAccount(body: CreateAccount): Promise<NewPassword> {
    return this.api.invoke(createAccount, { body });
  }

  /** Changes name, roles or whether the account may sign in. */
  saveAccount(id: string, body: ChangeAccount): Promise<AccountView> {
    return this.api.invoke(changeAccount, { id, body });
  }

  /** Gives a new first password. */
  resetPassword(id: string): Promise<NewPassword> {
    return this.api.invoke(resetPassword, { id });
  }

  /** The signed-in person's tokens. */
  async tokens(): Promise<readonly TokenView[]> {
    return (await this.api.invoke(listTokens)).items;
  }

  /** Makes a token; it is in the answer and nowhere else. */
  addToken(body: CreateToken): Promise<NewToken> {
    return this.api.invoke(createToken, { body });
  }

  /** Makes a token useless at once. */
  async removeToken(id: string): Promise<void> {
    await this.api.invoke(deleteToken, { id });
  }

  /** The object types that this person may read. */
  async objectTypes(): Promise<readonly ObjectTypeView[]> {
    return (await this.api.invoke(listObjectTypes)).items;
  }

  /** One page of the audit, newest first. */
  audit(filter: AuditFilter, cursor?: string): Promise<AuditPage> {
    return this.api.invoke(searchAudit, { ...filter, cursor });
  }
}
