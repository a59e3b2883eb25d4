import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { AccountView, CriteriaView, RoleView } from '@tessera/api-client';
import type { Named } from '../data/organisation.api.js';
import { PersonPicker } from '../ui/person-picker.js';
import { sentences } from '../ui/sentences.js';

/** The account to change, nothing for a new one, and the roles and rules there are, which may still be on their way. */
export interface AccountEdit {
  readonly account?: AccountView;
  readonly roles: Signal<readonly RoleView[] | undefined>;
  readonly criteria: Signal<CriteriaView | undefined>;
}

/** What the account is to be. */
export interface AccountWish extends Pick<AccountView, 'userName' | 'displayName' | 'roles'> {
  /** Whose account it is to be; without, somebody new. */
  readonly identityId?: string;
  /** Ids of rules, or `default`. */
  readonly accountCriteria?: string;
  readonly passwordCriteria?: string;
}

/** Asks for name and roles of an account. */
@Component({
  selector: 'adm-account-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, PersonPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-sheet.html',
  styles: `.person { display: grid; gap: 4px; margin-block-end: 16px; }`,
})
export class AccountSheet {
  protected readonly t = sentences();
  protected readonly edit = inject<AccountEdit>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AccountSheet, AccountWish>>(MatDialogRef);
  protected readonly userName = signal(this.edit.account?.userName ?? '');
  protected readonly displayName = signal(this.edit.account?.displayName ?? '');
  protected readonly person = signal<Named | undefined>(undefined);
  protected readonly roles = signal<readonly string[]>(this.edit.account?.roles ?? []);
  protected readonly asked = signal(false);
  // Rules are chosen on an account that exists.
  protected readonly chosen = computed(() => (['account', 'password'] as const).map((kind) => ({
    kind, sets: this.edit.account ? (this.edit.criteria()?.[kind] ?? []) : [], present: this.edit.account?.[`${kind}CriteriaId`] ?? 'default',
  })));

  // The account of somebody is called as they are.
  protected choose(person: Named | undefined): void {
    this.person.set(person);
    if (person) this.displayName.set(person.name);
  }

  protected toggle(name: string): void {
    this.roles.update((roles) => (roles.includes(name) ? roles.filter((role) => role !== name) : [...roles, name]));
  }

  protected save(event: Event): void {
    event.preventDefault();
    this.asked.set(true);
    const userName = this.userName().trim();
    const displayName = this.displayName().trim();
    const form = new FormData(event.target as HTMLFormElement);
    const criteria = Object.fromEntries(this.chosen().flatMap(({ kind }) => {
      const id = form.get(`${kind}Criteria`);
      return typeof id === 'string' ? [[`${kind}Criteria`, id]] : [];
    }));
    const whose = this.person()?.id;
    if (userName && displayName) this.dialog.close({ userName, displayName, roles: [...this.roles()], ...criteria, ...(whose && { identityId: whose }) });
  }
}
