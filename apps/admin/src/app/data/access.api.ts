import { inject, Injectable } from '@angular/core';
import { Api } from '@tessera/shell';
import type {
  AccountView, AuditFilter, AuditView, NewPasswordView, Page, PermissionView, RoleView, TokenView,
} from './access.models.js';

/** Who may do what, and who did. */
@Injectable({ providedIn: 'root' })
export class AccessApi {
  private readonly api = inject(Api);

  /** All roles. */
  async roles(): Promise<readonly RoleView[]> {
    return (await this.api.get<{ items: RoleView[] }>('/admin/roles')).items;
  }

  /** All permissions that exist. */
  async permissions(): Promise<readonly PermissionView[]> {
    return (await this.api.get<{ items: PermissionView[] }>('/admin/permissions')).items;
  }

  /** Grants a role exactly these permissions. */
  saveRole(role: RoleView, permissions: readonly string[]): Promise<RoleView> {
    const body = { title: role.title, permissions };
    return this.api.put<RoleView>(`/admin/roles/${role.name}`, body, role.revision);
  }

  /** One page of accounts. */
  accounts(text: string, cursor?: string): Promise<Page<AccountView>> {
    return this.api.get<Page<AccountView>>('/admin/accounts', { text, cursor });
  }

  /** Makes an account; the first password is in the answer and nowhere else. */
  addAccount(account: Pick<AccountView, 'userName' | 'displayName' | 'roles'>): Promise<NewPasswordView> {
    return this.api.post<NewPasswordView>('/admin/accounts', account);
  }

  /** Changes name, roles or whether the account may sign in. */
  saveAccount(id: string, changes: Partial<Pick<AccountView, 'displayName' | 'roles' | 'disabled'>>): Promise<AccountView> {
    return this.api.patch<AccountView>(`/admin/accounts/${id}`, changes);
  }

  /** Gives a new first password. */
  resetPassword(id: string): Promise<NewPasswordView> {
    return this.api.post<NewPasswordView>(`/admin/accounts/${id}/password`, {});
  }

  /** The signed-in person's tokens. */
  async tokens(): Promise<readonly TokenView[]> {
    return (await this.api.get<{ items: TokenView[] }>('/tokens')).items;
  }

  /** Makes a token; it is in the answer and nowhere else. */
  addToken(body: { name: string; scopes: readonly string[]; expiresAt: string }): Promise<TokenView & { token: string }> {
    return this.api.post<TokenView & { token: string }>('/tokens', body);
  }

  /** Makes a token useless at once. */
  async removeToken(id: string): Promise<void> {
    await this.api.delete(`/tokens/${id}`);
  }

  /** One page of the audit, newest first. */
  audit(filter: AuditFilter, cursor?: string): Promise<Page<AuditView>> {
    return this.api.get<Page<AuditView>>('/admin/audit', { ...filter, cursor });
  }
}
