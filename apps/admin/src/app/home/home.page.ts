import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { sentences } from '../ui/sentences.js';
import { mdiCardMultipleOutline, mdiChevronRight } from '@mdi/js';
import { Icon, LiveUpdates, query } from '@tessera/shell';
import { WaitingProposals } from '../configuration/waiting-proposals.js';
import { ProcessListsApi } from '../data/process-lists.api.js';
import { AdminPage } from '../ui/page.js';
import { SwitchedOffHooks } from '../web-hooks/switched-off.js';
import { Waiting } from '../ui/waiting.js';

/** The Home tree: groups, object types and the places where use cases may stand. */
@Component({
  selector: 'adm-home',
  imports: [AdminPage, Icon, RouterLink, SwitchedOffHooks, Waiting, WaitingProposals],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home.page.html',
  styleUrl: './home.page.scss',
})
export class HomePage {
  protected readonly t = sentences();
  private readonly api = inject(ProcessListsApi);

  protected readonly tree = query(() => 'home', () => this.api.home());
  protected readonly icons = { type: mdiCardMultipleOutline, open: mdiChevronRight };
  protected readonly groups = computed(() =>
    (this.tree.value() ?? []).map((group) => ({
      ...group,
      objectTypes: group.objectTypes.map((type) => ({
        ...type,
        total: type.places.reduce((sum, place) => sum + place.count, 0),
      })),
    })),
  );

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => this.tree.reload());
  }
}
