import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Confirm, Empty, followRules, query, Session } from '@tessera/shell';
import { Cell, PagedTable } from '@tessera/shell/paged';
import type { AccountView, ChangeAccount, NewPassword } from '@tessera/api-client';
import { AccessApi } from '../data/access.api.js';
import { CriteriaApi } from '../data/criteria.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { ShownOnce } from '../ui/shown-once.js';
import type { AccountEdit, AccountWish } from './account-sheet.js';

/** People who may sign in: their roles, first passwords and whether the door is open for them. */
@Component({
  selector: 'adm-accounts',
  imports: [Cell, Empty, MatButton, PagedTable, ShownOnce],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './accounts.page.html',
  styles: `
    .tools { margin-block-end: 16px; }
    .text { flex: 1 1 160px; max-width: 360px; }
    @media (min-width: 900px) { .adm-deeds { flex-wrap: nowrap; white-space: nowrap; } }
  `,
})
export class AccountsPage {
  protected readonly t = sentences();
  private readonly api = inject(AccessApi);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);

  /** What the list is searched by, from the address. */
  readonly text = input<string>();
  /** Where the page in view begins, from the address. */
  readonly cursor = input<string>();

  protected readonly page = query(
    () => ({ text: this.text() ?? '', cursor: this.cursor() }),
    ({ text, cursor }) => this.api.accounts(text, cursor),
  );
  /** The accounts in view; what was just saved stands there before the list is read again. */
  protected readonly accounts = linkedSignal(() => this.page.value()?.items);
  protected readonly columns = computed(() => [
    { key: 'name', title: this.t('accounts.name') },
    { key: 'roles', title: this.t('accounts.roles') },
    { key: 'signIn', title: this.t('accounts.signIn') },
    ...(this.mayWrite() ? [{ key: 'deeds', title: this.t('words.actions') }] : []),
  ]);
  protected readonly mayWrite = computed(() => this.session.can('account:write'));
  protected readonly told = signal<NewPassword | undefined>(undefined);
  private readonly roles = query(() => 'roles', () => this.api.roles());
  private readonly criteriaApi = inject(CriteriaApi);
  private readonly criteria = query(() => 'criteria', () => this.criteriaApi.all());

  constructor() {
    followRules([this.roles, this.criteria]);
  }

  /** Whether the door is open, or what stands in the way first. */
  protected standing({ identity, disabled, disabledReason, password }: AccountView): string {
    if (identity.isFrozen) return 'frozen';
    if (identity.state !== 'active') return 'notActive';
    return disabled ? (disabledReason ?? 'administrator') : password;
  }

  protected roleTitle(name: string): string {
    return this.roles.value()?.find((role) => role.name === name)?.title ?? name;
  }

  protected search(event: Event): void {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get('text') ?? '').trim();
    void this.router.navigate([], { queryParams: { text: text || undefined } });
  }

  protected async add(): Promise<void> {
    const wish = await this.ask({ roles: this.roles.value, criteria: this.criteria.value });
    const made = wish && (await this.attempt.answer('add', () => this.api.addAccount(newAccount(wish))));
    if (!made) return;
    this.told.set(made);
    this.page.reload();
  }

  protected async edit(account: AccountView): Promise<void> {
    // What is being saved is not edited as it was before.
    if (this.attempt.busy() === account.id) return;
    const wish = await this.ask({ roles: this.roles.value, criteria: this.criteria.value, account });
    if (!wish) return;
    const { displayName, roles, accountCriteria, passwordCriteria } = wish;
    const told = this.t('accounts.saved', { name: displayName });
    if (await this.attempt.done(account.id, told, () => this.save(account.id, { displayName, roles, accountCriteria, passwordCriteria }))) this.page.reload();
  }

  protected async setDisabled(account: AccountView, disabled: boolean): Promise<void> {
    const name = account.displayName;
    if (disabled && !(await this.sure('disable', name))) return;
    const told = this.t(disabled ? 'accounts.disabledToast' : 'accounts.enabledToast', { name });
    if (await this.attempt.done(account.id, told, () => this.save(account.id, { disabled }))) this.page.reload();
  }

  protected async resetPassword(account: AccountView): Promise<void> {
    if (!(await this.sure('reset', account.displayName))) return;
    const made = await this.attempt.answer(account.id, () => this.api.resetPassword(account.id));
    if (made) this.told.set(made);
  }

  private async save(id: string, change: ChangeAccount): Promise<void> {
    const saved = await this.api.saveAccount(id, change);
    this.accounts.update((accounts) => accounts?.map((account) => (account.id === id ? saved : account)));
  }

  private async ask(edit: AccountEdit): Promise<AccountWish | undefined> {
    const { AccountSheet } = await import('./account-sheet.js');
    return sheet<AccountWish>(this.dialog, AccountSheet, edit);
  }

  private sure(deed: 'disable' | 'reset', name: string): Promise<boolean> {
    return this.confirm.ask({
      title: this.t(`accounts.${deed}Heading`, { name }),
      text: this.t(`accounts.${deed}Text`),
      yes: this.t(`accounts.${deed}`),
      tone: 'danger',
    });
  }
}

const newAccount = ({ userName, displayName, roles, identityId }: AccountWish) => ({ userName, displayName, roles, ...(identityId && { identityId }) });
