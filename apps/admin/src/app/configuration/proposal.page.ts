import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LiveUpdates, Moment, Notice, query } from '@tessera/shell';
import { ConfigurationApi } from '../data/configuration.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { PlanView } from './plan-view.js';
import { SideBySideView } from './side-by-side-view.js';

/** A change that waits for a second person: what it does, side by side, and the decision. */
@Component({
  selector: 'adm-proposal',
  imports: [AdminPage, MatButton, Moment, Notice, PlanView, RouterLink, SideBySideView, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './proposal.page.html',
  styles: `
    .reason { overflow-wrap: anywhere; }
    label { display: grid; gap: 4px; }
    input { width: 100%; }
  `,
})
export class ProposalPage {
  protected readonly t = sentences();
  private readonly api = inject(ConfigurationApi);
  protected readonly attempt = inject(Attempt);

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly proposal = query(() => this.id(), (id) => this.api.proposal(id));
  protected readonly rejecting = signal(false);
  protected readonly why = signal('');
  protected readonly mayDecide = computed(() => this.proposal.value()?.hindrance === undefined);

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => this.proposal.reload());
  }

  protected async approve(): Promise<void> {
    await this.attempt.done('approve', this.t('proposal.approved'), () => this.api.approve(this.id()));
    this.proposal.reload();
  }

  protected async withdraw(): Promise<void> {
    await this.attempt.done('withdraw', this.t('proposal.withdrawn'), () => this.api.withdraw(this.id()));
    this.proposal.reload();
  }

  protected async reject(event: Event): Promise<void> {
    event.preventDefault();
    const why = this.why().trim();
    if (why === '') return;
    if (await this.attempt.done('reject', this.t('proposal.rejected'), () => this.api.reject(this.id(), why))) this.rejecting.set(false);
    this.proposal.reload();
  }
}
