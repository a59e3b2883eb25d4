import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { asProblem, Confirm, Notice, followRules, query, Session } from '@tessera/shell';
import type { GroupView, UserFilter } from '@tessera/api-client';
import { OrganisationApi } from '../data/organisation.api.js';
import type { HoldsWork } from '../process-list/leave.guard.js';
import { RuleBuilder } from '../rule/rule-builder.js';
import { RuleMembers } from '../rule/rule-members.js';
import { askWhy } from '../ui/ask-why.js';
import { Attempt } from '../ui/attempt.js';
import { OneOf, type Choice } from '../ui/one-of.js';
import { SaveBar } from '../ui/save-bar.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';

const NEW_GROUP: GroupView = { name: '', builtIn: false, rule: { not: { everyone: true } }, revision: 0 };

/** Groups: what they are called, the rule that says who is in, and who that is. */
@Component({
  selector: 'adm-groups',
  imports: [MatButton, Notice, OneOf, RuleBuilder, RuleMembers, SaveBar, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './groups.page.html',
  styleUrl: './groups.page.scss',
})
export class GroupsPage implements HoldsWork {
  protected readonly t = sentences();
  private readonly api = inject(OrganisationApi);
  private readonly session = inject(Session);
  private readonly confirm = inject(Confirm);
  private readonly askWhy = askWhy();
  protected readonly attempt = inject(Attempt);

  protected readonly groups = query(() => 'groups', () => this.api.groups());
  protected readonly choices = computed((): readonly Choice[] => (this.groups.value() ?? []).map(({ name, builtIn }) => ({ name, title: name, note: builtIn ? this.t('groups.builtInWord') : undefined })));
  protected readonly mayManage = computed(() => this.session.can('organisation:manage'));
  /** The name of the group in view; empty for a new one. */
  private readonly chosen = signal<string | undefined>(undefined);
  protected readonly group = computed((): GroupView | undefined => {
    if (this.chosen() === '') return NEW_GROUP;
    const groups = this.groups.value() ?? [];
    return groups.find(({ name }) => name === this.chosen()) ?? groups[0];
    // What was read once more and is the same leaves alone what somebody has just typed.
  }, { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
  protected readonly name = linkedSignal(() => this.group()?.name ?? '');
  protected readonly description = linkedSignal(() => this.group()?.description ?? '');
  protected readonly rule = linkedSignal<UserFilter | undefined>(() => this.group()?.rule);
  protected readonly asked = linkedSignal<unknown, boolean>({ source: () => this.group(), computation: () => false });
  protected readonly conflict = signal(false);
  protected readonly reason = signal('');
  protected readonly locked = computed(() => !this.mayManage() || this.group()?.name === 'Everyone');
  protected readonly unsaved = computed(() => {
    const group = this.group();
    if (!group) return false;
    return this.name() !== group.name || this.description() !== (group.description ?? '') || JSON.stringify(this.rule()) !== JSON.stringify(group.rule);
  });

  constructor() {
    followRules([this.groups], () => this.unsaved());
  }

  /** Whether something here waits to be saved. */
  hasUnsavedWork(): boolean {
    return this.unsaved();
  }

  protected async choose(name: string): Promise<void> {
    if (this.unsaved() && !(await this.mayLose())) return;
    this.show(name);
  }

  protected discard(): void {
    this.show(this.group()?.name || undefined);
    this.name.set(this.group()?.name ?? '');
    this.description.set(this.group()?.description ?? '');
    this.rule.set(this.group()?.rule);
    this.asked.set(false);
    this.groups.reload();
  }

  protected async save(event: Event, group: GroupView, reason: string): Promise<void> {
    event.preventDefault();
    this.asked.set(true);
    const [name, description, rule] = [this.name().trim(), this.description().trim(), this.rule()];
    if (!name || !rule) return;
    const body = { name, rule, ...(description && { description }) };
    const told = this.t('groups.saved', { name });
    const done = await this.attempt.done('save', told, () => this.noticing(() => (group.revision === 0 ? this.api.addGroup(body, reason) : this.api.saveGroup(group, body, reason))));
    if (!done) return;
    this.show(name);
    this.groups.reload();
  }

  protected async remove({ name }: GroupView): Promise<void> {
    const question = { title: this.t('groups.removeHeading', { name }), text: this.t('groups.removeText'), yes: this.t('groups.remove'), tone: 'danger' } as const;
    const reason = await this.askWhy(question);
    if (reason === undefined) return;
    if (!(await this.attempt.done('remove', this.t('groups.removed', { name }), () => this.api.removeGroup(name, reason)))) return;
    this.show(undefined);
    this.groups.reload();
  }

  private show(name: string | undefined): void {
    this.conflict.set(false);
    this.reason.set('');
    this.chosen.set(name);
  }

  private async noticing(deed: () => Promise<GroupView>): Promise<GroupView> {
    try {
      return await deed();
    } catch (error) {
      if (asProblem(error).reason === 'revision-conflict') {
        this.conflict.set(true);
        this.groups.reload();
      }
      throw error;
    }
  }

  private mayLose(): Promise<boolean> {
    return this.confirm.ask({ title: this.t('leave.heading'), text: this.t('leave.text'), yes: this.t('leave.leave'), no: this.t('leave.stay') });
  }
}
