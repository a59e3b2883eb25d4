import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { PlanView as PlanAnswer } from '@tessera/api-client';
import { asProblem, Notice, Texts, Toasts, type Fault } from '@tessera/shell';
import { ConfigurationApi } from '../data/configuration.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { tellProblem } from '../ui/tell-problem.js';
import { PlanView } from './plan-view.js';
import { PROPOSED } from './proposed.interceptor.js';
import { ReasonField } from '../ui/reason-field.js';

/** A file is picked or pasted, looked at, planned in words, and applied. */
@Component({
  selector: 'adm-apply',
  imports: [MatButton, Notice, PlanView, ReasonField],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './apply.page.html',
  styles: `
    textarea { box-sizing: border-box; width: 100%; min-height: 280px; padding: 12px; font: 0.8125rem/1.25rem var(--t-mono); resize: vertical; }
    label { font-weight: 550; }
    ul { padding-inline-start: 20px; overflow-wrap: anywhere; }
    .where { display: block; }
  `,
})
export class ApplyPage {
  protected readonly t = sentences();
  private readonly api = inject(ConfigurationApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(Texts);
  private readonly tell = tellProblem();
  protected readonly attempt = inject(Attempt);

  protected readonly document = signal('');
  protected readonly plan = signal<PlanAnswer | undefined>(undefined);
  protected readonly faults = signal<readonly Fault[]>([]);
  protected readonly reason = signal('');
  protected readonly isEmpty = computed(() => this.document().trim() === '');

  protected whereOf({ pointer, details }: Fault): string {
    const line = details?.['line'];
    return line === undefined ? pointer : `${this.t('apply.line', { line })} ${pointer}`;
  }

  protected whatOf({ reason, details }: Fault): string {
    const isKnown = this.texts.has(`app.configurationFault.${reason}`);
    return this.t(`configurationFault.${isKnown ? reason : 'other'}`, { ...details, reason });
  }

  protected write(text: string): void {
    this.document.set(text);
    this.plan.set(undefined);
    this.faults.set([]);
  }

  protected async pick(input: HTMLInputElement): Promise<void> {
    const files = await Promise.all([...(input.files ?? [])].map((file) => file.text()));
    if (files.length > 0) this.write(files.join('\n'));
    input.value = '';
  }

  protected async look(): Promise<void> {
    this.plan.set(await this.attempt.answer('plan', async () => {
      try {
        this.faults.set([]);
        return await this.api.plan({ document: this.document() });
      } catch (error) {
        const { faults } = asProblem(error);
        if (faults.length === 0) throw error;
        this.faults.set(faults);
        return undefined;
      }
    }));
  }

  protected async apply(plan: PlanAnswer): Promise<void> {
    const made = await this.attempt.answer('apply', () => this.api.apply({ document: this.document() }, plan, this.reason()).catch((error: unknown) => this.settle(error)));
    if (!made) return;
    if (made.revision === undefined) return void this.look();
    this.toasts.done(this.t('apply.done', { number: made.revision }));
    void this.router.navigate(['/configuration/revisions', made.revision]);
  }

  // It waits for a second person, or somebody was faster and what is shown is not true any more.
  private async settle(error: unknown): Promise<undefined> {
    const { reason, details } = asProblem(error);
    if (reason === PROPOSED) return void this.router.navigate(['/configuration/proposals', details['id']]);
    if (reason !== 'plan-outdated') throw error;
    this.tell(error);
    this.plan.set(await this.api.plan({ document: this.document() }));
    return undefined;
  }
}
