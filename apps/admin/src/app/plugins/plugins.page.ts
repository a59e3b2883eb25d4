import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty, LiveUpdates, query, Session } from '@tessera/shell';
import { OperationsApi } from '../data/operations.api.js';
import { ProcessListsApi } from '../data/process-lists.api.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { find, KINDS, type Kind } from './catalogue-filter.js';
import { NodeAgreement } from './node-agreement.js';
import { PackageCard } from './package-card.js';

/** The installed packages: what they add, on which places that is on, and how it is doing. */
@Component({
  selector: 'adm-plugins',
  imports: [AdminPage, Empty, NodeAgreement, PackageCard, RouterLink, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plugins.page.html',
  styleUrl: './plugins.page.scss',
})
export class PluginsPage {
  protected readonly t = sentences();
  private readonly api = inject(OperationsApi);
  private readonly rules = inject(ProcessListsApi);
  private readonly session = inject(Session);
  protected readonly kinds = KINDS;
  protected readonly plugins = query(() => 'plugins', () => this.api.plugins());
  /** Titles of places come from the Home tree; without the right to see it their names do. */
  private readonly tree = query(() => (this.session.can('process-list:read') ? 'home' : undefined), () => this.rules.home());
  private readonly connectors = query(() => (this.session.can('connector:read') ? 'connectors' : undefined), () => this.api.connectors());
  private readonly queue = query(() => (this.session.can('queue:read') ? 'queue' : undefined), () => this.api.queue());

  protected readonly text = signal('');
  protected readonly kind = signal<Kind>('all');
  protected readonly onlyOff = signal(false);
  protected readonly found = computed(() => find(this.plugins.value() ?? [], { text: this.text(), kind: this.kind(), onlyOff: this.onlyOff() }));
  protected readonly groups = computed(() => this.tree.value() ?? []);
  protected readonly lines = computed(() => this.connectors.value() ?? []);
  protected readonly failed = computed(() => this.queue.value()?.items.map(({ name }) => name) ?? []);

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => {
      this.plugins.reload();
      this.connectors.reload();
    });
  }

  protected choose(kind: string): void {
    this.kind.set(KINDS.find((one) => one === kind) ?? 'all');
  }
}
