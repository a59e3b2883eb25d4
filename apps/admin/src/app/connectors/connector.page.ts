import { HttpContext } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { StepForm } from '@tessera/forms';
import { asProblem, Notice, PageTitle, followRules, query, Session, Toasts, type Fault } from '@tessera/shell';
import type { ConnectorTestView, ConnectorView } from '@tessera/api-client';
import type { FieldValues } from '../data/values.js';
import { OperationsApi } from '../data/operations.api.js';
import { WITH_SECRET } from '../data/with-secret.js';
import type { HoldsWork } from '../process-list/leave.guard.js';
import { askWhy } from '../ui/ask-why.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';
import { TrialResult } from '../ui/trial-result.js';
import { Waiting } from '../ui/waiting.js';
import { Health } from './health.js';

/** Settings of one connector, a test of them, and its health. */
@Component({
  selector: 'adm-connector',
  imports: [AdminPage, Health, MatButton, Notice, ReasonField, StepForm, TrialResult, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './connector.page.html',
  styleUrl: './connector.page.scss',
})
export class ConnectorPage implements HoldsWork {
  protected readonly t = sentences();
  private readonly api = inject(OperationsApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly askWhy = askWhy();
  private readonly form = viewChild(StepForm);
  protected readonly attempt = inject(Attempt);

  /** Name of the connector, from the address. */
  readonly name = input.required<string>();

  protected readonly connector = query(() => this.name(), (name) => this.api.connector(name));
  protected readonly mayWrite = computed(() => this.session.can('connector:write'));
  /** What the form is drawn from: it stays while only health or the last test change, and with it what somebody types. */
  protected readonly settings = computed(() => this.connector.value(), { equal: asSet });
  protected readonly context = computed(() => ({ kept: this.settings()?.secretsSet ?? [] }));
  protected readonly faults = signal<readonly Fault[]>([]);
  protected readonly unsaved = signal(false);
  protected readonly conflict = signal(false);
  protected readonly reason = signal('');
  /** Secrets that the server asks for again, as after a change of the address. */
  protected readonly secretsAsked = computed(() => {
    const fields = this.connector.value()?.fields ?? {};
    return this.faults().some(({ pointer }) => fields[pointer.slice(pointer.lastIndexOf('/') + 1)]?.kind === 'secret');
  });
  protected readonly tested = signal<ConnectorTestView | undefined>(undefined);

  /** Settings for somebody who may only look. */
  protected readonly readable = computed(() => {
    const now = this.connector.value();
    return Object.entries(now?.fields ?? {}).map(([name, field]) => {
      const kept = now?.secretsSet.includes(name) ? '••••••' : '–';
      return { title: field.title, value: field.kind === 'secret' ? kept : String(now?.settings[name] ?? '–') };
    });
  });

  constructor() {
    followRules([this.connector], () => this.unsaved());
    const title = inject(PageTitle);
    effect(() => title.about(this.connector.value()?.title));
  }

  /** Whether something here waits to be saved. */
  hasUnsavedWork(): boolean {
    return this.unsaved();
  }

  protected submit(): void {
    this.form()?.submit();
  }

  protected async save(settings: FieldValues, revision: number): Promise<void> {
    const saved = await this.attempt.answer('save', () => this.trySave(settings, revision));
    if (saved !== true) return;
    this.faults.set([]);
    this.conflict.set(false);
    this.unsaved.set(false);
    this.reason.set('');
    this.tested.set(undefined);
    this.toasts.done(this.t('connector.saved'));
    this.connector.reload();
  }

  protected async test(): Promise<void> {
    this.tested.set(await this.attempt.answer('test', () => this.api.testConnector(this.name())));
    this.connector.reload();
  }

  protected async reset(title: string, revision: number): Promise<void> {
    const reason = await this.askWhy({ title: this.t('connector.resetQuestion', { name: title }), text: this.t('connector.resetText'), yes: this.t('connector.reset'), tone: 'danger' });
    if (reason === undefined || !(await this.attempt.done('reset', this.t('connector.resetDone'), () => this.api.resetConnector(this.name(), revision, reason)))) return this.connector.reload();
    this.unsaved.set(false);
    this.tested.set(undefined);
    this.connector.reload();
  }

  private hasSecret(settings: FieldValues): boolean {
    const fields = this.connector.value()?.fields ?? {};
    return Object.entries(settings).some(([name, value]) => fields[name]?.kind === 'secret' && value !== undefined && value !== '');
  }

  private async trySave(settings: FieldValues, revision: number): Promise<boolean> {
    try {
      const context = new HttpContext().set(WITH_SECRET, this.hasSecret(settings));
      await this.api.saveConnector(this.name(), revision, settings, this.reason(), context);
      return true;
    } catch (error) {
      const problem = asProblem(error);
      const known = problem.status === 409 || (problem.status === 422 && problem.faults.length > 0);
      if (!known) throw error;
      this.faults.set(problem.faults);
      this.conflict.set(problem.status === 409);
      if (problem.status === 409) this.connector.reload();
      return false;
    }
  }
}

function asSet(one: ConnectorView | undefined, other: ConnectorView | undefined): boolean {
  return one?.name === other?.name && one?.revision === other?.revision && JSON.stringify(one?.fields) === JSON.stringify(other?.fields);
}
