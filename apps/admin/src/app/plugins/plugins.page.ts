import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty, query } from '@tessera/shell';
import type { InstalledUseCase } from '@tessera/api-client';
import { OperationsApi } from '../data/operations.api.js';
import { ProcessListsApi } from '../data/process-lists.api.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';

/** The installed packages: their use cases, and on which places those are on. */
@Component({
  selector: 'adm-plugins',
  imports: [AdminPage, Empty, RouterLink, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plugins.page.html',
  styleUrl: './plugins.page.scss',
})
export class PluginsPage {
  protected readonly t = sentences();
  private readonly api = inject(OperationsApi);
  private readonly rules = inject(ProcessListsApi);
  protected readonly plugins = query(() => 'plugins', () => this.api.plugins());
  /** Titles of places come from the Home tree; without the right to see it their names do. */
  private readonly tree = query(() => 'home', () => this.rules.home());
  protected readonly onlyOff = signal(false);

  protected shown(useCases: readonly InstalledUseCase[]): readonly InstalledUseCase[] {
    return this.onlyOff() ? useCases.filter((useCase) => !this.isOn(useCase)) : useCases;
  }

  protected isOn(useCase: InstalledUseCase): boolean {
    return useCase.onAt.some((at) => at.enabled);
  }

  protected placeName(at: InstalledUseCase['onAt'][number]): string {
    const types = (this.tree.value() ?? []).flatMap((group) => group.objectTypes);
    const type = types.find((candidate) => candidate.name === at.objectType);
    const place = type?.places.find((candidate) => candidate.place === at.place)?.title ?? at.place;
    return `${type?.title ?? at.objectType} › ${at.place === 'new' ? this.t('home.general') : place}`;
  }
}
