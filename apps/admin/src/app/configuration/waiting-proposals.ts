import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LiveUpdates, Notice, query, Session } from '@tessera/shell';
import { ConfigurationApi } from '../data/configuration.api.js';
import { sentences } from '../ui/sentences.js';

/** Changes that wait for somebody like the reader to approve, said where an administrator looks first; nothing while there are none. */
@Component({
  selector: 'adm-waiting-proposals',
  imports: [Notice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (waiting.value(); as count) {
      <t-notice [title]="t('proposals.wait', { count })">
        <p><a routerLink="/configuration/proposals">{{ t('proposals.look') }}</a></p>
      </t-notice>
    }
  `,
  styles: ':host { display: block; } :host:not(:empty) { margin-bottom: 24px; }',
})
export class WaitingProposals {
  protected readonly t = sentences();
  private readonly api = inject(ConfigurationApi);
  private readonly session = inject(Session);
  private readonly mayApprove = () => this.session.can('configuration:approve') && this.session.can('configuration:read');

  protected readonly waiting = query(() => (this.mayApprove() ? 'waiting' : undefined), async () => (await this.api.proposals('waiting', undefined)).waiting);

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => this.waiting.reload());
  }
}
