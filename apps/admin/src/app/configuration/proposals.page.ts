import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ProposalView } from '@tessera/api-client';
import { Empty, LiveUpdates, Moment, query } from '@tessera/shell';
import { Cell, PagedTable } from '@tessera/shell/paged';
import { ConfigurationApi } from '../data/configuration.api.js';
import { sentences } from '../ui/sentences.js';
import { ApprovalSetting } from './approval-setting.js';
import { partName } from './part-name.js';

/** Changes that wait for a second person, those that are decided, and whether two people have to agree. */
@Component({
  selector: 'adm-proposals',
  imports: [ApprovalSetting, Cell, Empty, Moment, PagedTable, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './proposals.page.html',
  styleUrl: './revisions.page.scss',
})
export class ProposalsPage {
  protected readonly t = sentences();
  private readonly api = inject(ConfigurationApi);
  private readonly router = inject(Router);
  private readonly nameOf = partName();

  /** From the address: those that wait, unless the decided ones are asked for. */
  readonly status = input<string>();
  readonly cursor = input<string>();

  protected readonly chosen = computed<'waiting' | 'decided'>(() => (this.status() === 'decided' ? 'decided' : 'waiting'));
  protected readonly page = query(() => ({ status: this.chosen(), cursor: this.cursor() }), ({ status, cursor }) => this.api.proposals(status, cursor));
  protected readonly columns = computed(() => (['at', 'author', 'what', 'status'] as const).map((key) => ({ key, title: this.t(`proposals.${key}`), wide: key === 'what' })));

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => this.page.reload());
  }

  protected choose(status: string): void {
    void this.router.navigate([], { queryParams: { status: status === 'decided' ? status : undefined } });
  }

  protected subjectOf({ about, paths }: ProposalView): string {
    if (about === 'approval') return this.t('proposals.aboutApproval');
    const named = paths.slice(0, 3).map(this.nameOf).join(' · ');
    return paths.length > 3 ? `${named} ${this.t('revisions.more', { count: paths.length - 3 })}` : named;
  }
}
