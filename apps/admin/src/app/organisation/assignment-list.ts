import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Confirm, query, Session, Texts } from '@tessera/shell';
import type { AssignmentView } from '@tessera/api-client';
import { OrganisationApi, type Named } from '../data/organisation.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { Waiting } from '../ui/waiting.js';
import type { AssignmentEdit, AssignmentWish } from './assignment-sheet.js';

/** Who holds a position, or which positions somebody holds: one list, seen from either side. */
@Component({
  selector: 'adm-assignment-list',
  imports: [MatButton, RouterLink, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './assignment-list.html',
  styleUrl: './assignment-list.scss',
})
export class AssignmentList {
  protected readonly t = sentences();
  private readonly texts = inject(Texts);
  private readonly api = inject(OrganisationApi);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);

  readonly position = input<Named>();
  readonly person = input<Named>();
  readonly changed = output();

  protected readonly page = query(
    () => ({ positionId: this.position()?.id, identityId: this.person()?.id }),
    ({ positionId, identityId }) => this.api.assignments({ ...(positionId && { positionId }), ...(identityId && { identityId }) }),
  );
  protected readonly mayManage = computed(() => this.session.can('organisation:manage'));

  protected namesOf({ identity, position }: AssignmentView): { readonly name: string; readonly position: string } {
    return { name: identity.name, position: position.name };
  }

  protected daysOf({ from, to }: AssignmentView): string {
    const said = [from && this.t('assignments.since', { day: this.day(from) }), to && this.t('assignments.until', { day: this.day(to) })].filter(Boolean);
    return said.join(' ') || this.t('assignments.always');
  }

  /** Ended or still to come; nothing when it counts today. */
  protected standing({ active, to }: AssignmentView): string {
    if (active) return '';
    return this.t(to !== undefined && to < new Date().toISOString().slice(0, 10) ? 'assignments.past' : 'assignments.future');
  }

  protected async add(): Promise<void> {
    const [position, person] = [this.position(), this.person()];
    const wish = await this.ask({ ...(position && { position }), ...(person && { person }), first: this.page.value()?.items.length === 0 });
    if (!wish) return;
    const { person: { id: identityId, name }, position: { id: positionId, name: as }, terms } = wish;
    const told = this.t('assignments.saved', { name, position: as });
    if (await this.attempt.done('add', told, () => this.api.addAssignment({ identityId, positionId, ...terms }))) this.reload();
  }

  protected async edit(assignment: AssignmentView): Promise<void> {
    const wish = await this.ask({ assignment, person: assignment.identity, position: assignment.position });
    if (!wish) return;
    await this.attempt.done('edit', this.t('assignments.saved', this.namesOf(assignment)), () => this.api.saveAssignment(assignment, wish.terms));
    this.reload();
  }

  protected async remove(assignment: AssignmentView): Promise<void> {
    const names = this.namesOf(assignment);
    const question = { title: this.t('assignments.removeHeading', names), text: this.t('assignments.removeText'), yes: this.t('assignments.remove'), tone: 'danger' } as const;
    if (!(await this.confirm.ask(question))) return;
    if (await this.attempt.done('remove', this.t('assignments.removed', names), () => this.api.removeAssignment(assignment.id))) this.reload();
  }

  private reload(): void {
    this.page.reload();
    this.changed.emit();
  }

  private day(day: string): string {
    return new Intl.DateTimeFormat(this.texts.language(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  }

  private async ask(edit: AssignmentEdit): Promise<AssignmentWish | undefined> {
    const { AssignmentSheet } = await import('./assignment-sheet.js');
    return sheet<AssignmentWish>(this.dialog, AssignmentSheet, edit);
  }
}
