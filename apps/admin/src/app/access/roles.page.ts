import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { asProblem, Confirm, Notice, followRules, query, Session, Toasts } from '@tessera/shell';
import type { RoleView } from '@tessera/api-client';
import { AccessApi } from '../data/access.api.js';
import type { HoldsWork } from '../process-list/leave.guard.js';
import { Attempt } from '../ui/attempt.js';
import { OneOf, type Choice } from '../ui/one-of.js';
import { PermissionPicker } from '../ui/permission-picker.js';
import { SaveBar } from '../ui/save-bar.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';

/** Roles and the permissions that they grant. */
@Component({
  selector: 'adm-roles',
  imports: [Notice, OneOf, PermissionPicker, SaveBar, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './roles.page.html',
  styleUrl: './roles.page.scss',
})
export class RolesPage implements HoldsWork {
  protected readonly t = sentences();
  private readonly api = inject(AccessApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  protected readonly attempt = inject(Attempt);

  protected readonly roles = query(() => 'roles', () => this.api.roles());
  protected readonly permissions = query(() => 'permissions', () => this.api.permissions());
  protected readonly choices = computed((): readonly Choice[] => (this.roles.value() ?? []).map(({ name, title, permissions }) => ({
    name, title, note: permissions.includes('*') ? this.t('permissions.all') : this.t('permissions.some', { count: permissions.length }),
  })));
  protected readonly names = computed(() => (this.permissions.value() ?? []).map((permission) => permission.name));
  protected readonly titles = computed(() => new Map((this.permissions.value() ?? []).map(({ name, title }) => [name, title])));
  protected readonly mayWrite = computed(() => this.session.can('role:write'));
  private readonly chosenName = signal<string | undefined>(undefined);
  protected readonly role = computed(() => {
    const roles = this.roles.value() ?? [];
    return roles.find((role) => role.name === this.chosenName()) ?? roles[0];
    // What was read once more and is the same leaves the ticks alone that somebody has just set.
  }, { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly chosen = linkedSignal<readonly string[]>(() => this.role()?.permissions ?? []);
  protected readonly isDefault = linkedSignal(() => this.role()?.isDefault ?? false);
  protected readonly conflict = signal(false);
  protected readonly unsaved = computed(() => {
    const stored = this.role()?.permissions ?? [];
    return this.isDefault() !== (this.role()?.isDefault ?? false) || stored.length !== this.chosen().length || stored.some((name) => !this.chosen().includes(name));
  });

  constructor() {
    followRules([this.roles, this.permissions], () => this.unsaved());
  }

  /** Whether something here waits to be saved. */
  hasUnsavedWork(): boolean {
    return this.unsaved();
  }

  protected async choose(name: string): Promise<void> {
    if (this.unsaved() && !(await this.mayLose())) return;
    this.conflict.set(false);
    this.chosenName.set(name);
  }

  protected discard(): void {
    this.chosen.set(this.role()?.permissions ?? []);
    this.isDefault.set(this.role()?.isDefault ?? false);
  }

  protected async save(role: RoleView, reason: string): Promise<void> {
    const saved = await this.attempt.answer('save', () => this.trySave(role, reason));
    if (!saved) return;
    this.toasts.done(this.t('roles.saved', { name: role.title }));
    this.conflict.set(false);
    this.roles.reload();
  }

  private async trySave(role: RoleView, reason: string): Promise<boolean> {
    try {
      await this.api.saveRole(role, this.chosen(), this.isDefault(), reason);
      return true;
    } catch (error) {
      const { status, reason } = asProblem(error);
      if ((status !== 409 && status !== 412) || reason === 'last-keys') throw error;
      this.conflict.set(true);
      this.roles.reload();
      return false;
    }
  }

  private mayLose(): Promise<boolean> {
    return this.confirm.ask({ title: this.t('leave.heading'), text: this.t('leave.text'), yes: this.t('leave.leave'), no: this.t('leave.stay') });
  }
}
