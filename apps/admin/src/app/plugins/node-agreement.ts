import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject } from '@angular/core';
import { followRules, Notice, query, Session } from '@tessera/shell';
import { sentences } from '../ui/sentences.js';
import { PluginsApi } from './plugins.api.js';

const LOOK_AGAIN_MS = 15_000;

/** Whether all processes that serve the house run the same packages, for those who may know. */
@Component({
  selector: 'adm-node-agreement',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (nodes.value(); as list) {
      @if (strangers(); as names) {
        <t-notice tone="warning" [title]="t('nodeAgreement.differ', { names })">{{ t('nodeAgreement.differHelp') }}</t-notice>
      } @else {
        <p class="t-small t-muted">{{ t('nodeAgreement.agree', { count: list.items.length }) }} <code [title]="list.hash">{{ list.hash.slice(0, 12) }}</code></p>
      }
    }
  `,
  styles: `:host { display: block; margin-block-end: 16px; }`,
})
export class NodeAgreement {
  protected readonly t = sentences();
  private readonly api = inject(PluginsApi);
  private readonly session = inject(Session);
  protected readonly nodes = query(() => (this.session.can('node:read') ? 'nodes' : undefined), () => this.api.nodes());
  protected readonly strangers = computed(() => (this.nodes.value()?.items ?? []).filter(({ agrees }) => !agrees).map(({ hostName }) => hostName).join(', '));

  constructor() {
    followRules([this.nodes]);
    // Nodes come and go without a change of the rules.
    const timer = setInterval(() => this.nodes.reload(), LOOK_AGAIN_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
