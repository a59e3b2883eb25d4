import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { mdiAccountOutline, mdiAccountTieOutline, mdiChevronDown, mdiChevronRight, mdiDomain, mdiSitemapOutline } from '@mdi/js';
import { Icon } from '@tessera/shell';
import { sentences } from '../ui/sentences.js';
import type { Branch } from './branches.js';

/** The picture of each kind of element. */
export const KIND_ICONS = { organisation: mdiDomain, unit: mdiSitemapOutline, position: mdiAccountTieOutline } as const;

/** One element of the chart and, folded or not, everything under it. */
@Component({
  selector: 'adm-chart-branch',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './chart-branch.html',
  styleUrl: './chart-branch.scss',
})
export class ChartBranch {
  protected readonly t = sentences();
  readonly branch = input.required<Branch>();
  readonly chosen = input<string>();
  readonly picked = output<string>();

  protected readonly folded = signal(false);
  protected readonly icon = computed(() => KIND_ICONS[this.branch().element.kind]);
  protected readonly icons = { open: mdiChevronDown, folded: mdiChevronRight, person: mdiAccountOutline };
}
