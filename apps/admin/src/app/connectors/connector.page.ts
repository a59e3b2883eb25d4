import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { StepForm } from '@tessera/forms';
import { asProblem, PageTitle, query, Session, Moment, type Fault, Notice } from '@tessera/shell';
import type { FieldValues } from '../data/models.js';
import { OperationsApi } from '../data/operations.api.js';
import type { ConnectorTestView } from '../data/operations.models.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { Health } from './health.js';

/** Settings of one connector, a test of them, and its health. */
@Component({
  selector: 'adm-connector',
  imports: [AdminPage, Health, MatButton, Notice, StepForm, Waiting, Moment],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './connector.page.html',
  styleUrl: './connector.page.scss',
})
export class ConnectorPage {
  protected readonly t = sentences();
  private readonly api = inject(OperationsApi);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);

  /** Name of the connector, from the address. */
  readonly name = input.required<string>();

  protected readonly connector = query(() => this.name(), (name) => this.api.connector(name));
  protected readonly mayWrite = computed(() => this.session.can('connector:write'));
  protected readonly tested = signal<ConnectorTestView | undefined>(undefined);

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.about(this.connector.value()?.title));
  }
}
