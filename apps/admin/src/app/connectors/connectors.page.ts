import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mdiChevronRight } from '@mdi/js';
import { Empty, Icon, followRules, query } from '@tessera/shell';
import { OperationsApi } from '../data/operations.api.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { SwitchedOffHooks } from '../web-hooks/switched-off.js';
import { Waiting } from '../ui/waiting.js';
import { Health } from './health.js';

/** The connectors and how they are doing. */
@Component({
  selector: 'adm-connectors',
  imports: [AdminPage, Empty, Health, Icon, RouterLink, SwitchedOffHooks, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './connectors.page.html',
  styleUrl: './connectors.page.scss',
})
export class ConnectorsPage {
  protected readonly t = sentences();
  private readonly api = inject(OperationsApi);
  protected readonly connectors = query(() => 'connectors', () => this.api.connectors());
  protected readonly open = mdiChevronRight;

  constructor() {
    followRules([this.connectors]);
  }
}
