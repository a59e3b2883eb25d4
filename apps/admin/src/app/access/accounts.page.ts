import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Confirm, Empty, query, Session } from '@tessera/shell';
import type { AccountView, NewPassword } from '@tessera/api-client';
import { AccessApi } from '../data/access.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { ShownOnce } from '../ui/shown-once.js';
import { Waiting } from '../ui/waiting.js';
import type { AccountEdit, AccountWish } from './account-sheet.js';

/** People who may sign in: their roles, first passwords and whether the door is open for them. */
@Component({
  selector: 'adm-accounts',
  imports: [Empty, MatButton, ShownOnce, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './accounts.page.html',
  styles: `.tools { margin-block-end: 16px; } .text { flex: 1 1 200px; max-width: 360px; } .more { margin-block-start: 16px; }`,
})
export class AccountsPage {
  protected readonly t = sentences();
  private readonly api = inject(AccessApi);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);

  protected readonly text = signal('');
  protected readonly first = query(() => ({ text: this.text() }), ({ text }) => this.api.accounts(text));
  private readonly more = signal<{ readonly items: readonly AccountView[]; readonly next?: string } | undefined>(undefined);
  protected readonly accounts = computed(() => [...(this.first.value()?.items ?? []), ...(this.more()?.items ?? [])]);
  protected readonly nextCursor = computed(() => (this.more() ? this.more()?.next : this.first.value()?.nextCursor));
  protected readonly mayWrite = computed(() => this.session.can('account:write'));
  protected readonly told = signal<NewPassword | undefined>(undefined);
  private readonly roles = query(() => 'roles', () => this.api.roles());

  constructor() {
    effect(() => {
      this.first.value();
      untracked(() => this.more.set(undefined));
    });
  }

  protected roleTitle(name: string): string {
    return this.roles.value()?.find((role) => role.name === name)?.title ?? name;
  }

  protected async showMore(): Promise<void> {
    const page = await this.attempt.answer('more', () => this.api.accounts(this.text(), this.nextCursor()));
    if (page) this.more.update((more) => ({ items: [...(more?.items ?? []), ...page.items], next: page.nextCursor }));
  }

  protected async add(): Promise<void> {
    const wish = await this.ask({ roles: this.roles.value() ?? [] });
    const made = wish && (await this.attempt.answer('add', () => this.api.addAccount(wish)));
    if (!made) return;
    this.told.set(made);
    this.first.reload();
  }

  protected async edit(account: AccountView): Promise<void> {
    const wish = await this.ask({ roles: this.roles.value() ?? [], account });
    if (!wish) return;
    const { displayName, roles } = wish;
    const told = this.t('accounts.saved', { name: displayName });
    if (await this.attempt.done(account.id, told, () => this.api.saveAccount(account.id, { displayName, roles }))) this.first.reload();
  }

  protected async setDisabled(account: AccountView, disabled: boolean): Promise<void> {
    const name = account.displayName;
    if (disabled && !(await this.sure('disable', name))) return;
    const told = this.t(disabled ? 'accounts.disabledToast' : 'accounts.enabledToast', { name });
    if (await this.attempt.done(account.id, told, () => this.api.saveAccount(account.id, { disabled }))) this.first.reload();
  }

  protected async resetPassword(account: AccountView): Promise<void> {
    if (!(await this.sure('reset', account.displayName))) return;
    const made = await this.attempt.answer(account.id, () => this.api.resetPassword(account.id));
    if (made) this.told.set(made);
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
