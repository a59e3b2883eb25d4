import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Confirm, Empty, Icon, followRules, query, Session } from '@tessera/shell';
import type { ElementView } from '@tessera/api-client';
import { OrganisationApi } from '../data/organisation.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { Waiting } from '../ui/waiting.js';
import { AssignmentList } from './assignment-list.js';
import { branchesOf } from './branches.js';
import { ChartBranch, KIND_ICONS } from './chart-branch.js';
import type { ElementEdit, ElementWish } from './element-sheet.js';

/** The organisation chart, and more about the element that is chosen in it. */
@Component({
  selector: 'adm-chart',
  imports: [AssignmentList, ChartBranch, Empty, Icon, MatButton, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './chart.page.html',
  styleUrl: './chart.page.scss',
})
export class ChartPage {
  protected readonly t = sentences();
  private readonly api = inject(OrganisationApi);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  protected readonly mayManage = computed(() => this.session.can('organisation:manage'));
  private readonly session = inject(Session);

  /** The element that is chosen, from the address. */
  readonly element = input<string>();

  protected readonly chart = query(() => 'chart', () => this.api.chart());
  protected readonly branches = computed(() => branchesOf(this.chart.value() ?? []));
  protected readonly chosen = computed(() => this.named(this.element()));
  protected readonly superior = computed(() => this.named(this.chosen()?.superiorId));
  protected readonly kindIcons = KIND_ICONS;

  constructor() {
    followRules([this.chart]);
  }

  protected choose(element: string | undefined): void {
    void this.router.navigate([], { queryParams: { element }, replaceUrl: true });
  }

  protected async add(superior?: ElementView): Promise<void> {
    const wish = await this.ask({ elements: this.chart.value() ?? [], ...(superior === undefined ? {} : { superior }) });
    const made = wish && (await this.attempt.answer('add', () => this.api.addElement(wish)));
    if (!made) return;
    this.choose(made.id);
    this.chart.reload();
  }

  protected async edit(element: ElementView): Promise<void> {
    const wish = await this.ask({ elements: this.chart.value() ?? [], element });
    if (!wish) return;
    const { kind: _, ...body } = wish;
    await this.attempt.done('edit', this.t('organisation.saved', { name: wish.name }), () => this.api.saveElement(element, body));
    this.chart.reload();
  }

  protected async remove({ id, name }: ElementView): Promise<void> {
    const question = { title: this.t('organisation.removeHeading', { name }), text: this.t('organisation.removeText'), yes: this.t('organisation.remove'), tone: 'danger' } as const;
    if (!(await this.confirm.ask(question))) return;
    if (!(await this.attempt.done('remove', this.t('organisation.removed', { name }), () => this.api.removeElement(id)))) return;
    this.choose(undefined);
    this.chart.reload();
  }

  private named(id: string | undefined): ElementView | undefined {
    return this.chart.value()?.find((one) => one.id === id);
  }

  private async ask(edit: ElementEdit): Promise<ElementWish | undefined> {
    const { ElementSheet } = await import('./element-sheet.js');
    return sheet<ElementWish>(this.dialog, ElementSheet, edit);
  }
}
