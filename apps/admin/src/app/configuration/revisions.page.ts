import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Empty, LiveUpdates, Moment, query } from '@tessera/shell';
import { Cell, PagedTable } from '@tessera/shell/paged';
import { ConfigurationApi } from '../data/configuration.api.js';
import { sentences } from '../ui/sentences.js';
import { partName } from './part-name.js';
import { SECTIONS } from './sections.js';

/** Every change of the configuration: when, by whom, why, and what. */
@Component({
  selector: 'adm-revisions',
  imports: [Cell, Empty, MatButton, Moment, PagedTable, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './revisions.page.html',
  styleUrl: './revisions.page.scss',
})
export class RevisionsPage {
  protected readonly t = sentences();
  private readonly api = inject(ConfigurationApi);
  private readonly router = inject(Router);

  /** From the address: the part that is looked for, and where the page in view begins. */
  readonly part = input<string>();
  readonly cursor = input<string>();

  protected readonly sections = SECTIONS;
  protected readonly nameOf = partName();
  protected readonly page = query(() => ({ part: this.part(), cursor: this.cursor() }), async ({ part, cursor }) => {
    const page = await this.api.revisions(part, cursor);
    return { ...page, items: page.items.map((revision) => ({ ...revision, id: String(revision.number) })) };
  });
  protected readonly columns = computed(() =>
    (['number', 'at', 'actor', 'what'] as const).map((key) => ({ key, title: this.t(`revisions.${key}`), wide: key === 'what' })));
  protected readonly download = this.api.downloadAddress();

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => this.page.reload());
  }

  protected choose(part: string): void {
    void this.router.navigate([], { queryParams: { part: part || undefined } });
  }
}
