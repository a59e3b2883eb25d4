import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ConnectorView, HomeGroup, InstalledReaction, InstalledUseCase, PlaceView, PluginView } from '@tessera/api-client';
import { Health } from '../connectors/health.js';
import { sentences } from '../ui/sentences.js';
import type { Kind } from './catalogue-filter.js';
import { PackageSwitch } from './package-switch.js';

/** One installed package: what it adds, where that is on, and how it is doing. */
@Component({
  selector: 'adm-package-card',
  imports: [Health, PackageSwitch, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './package-card.html',
  styleUrl: './package-card.scss',
})
export class PackageCard {
  protected readonly t = sentences();
  readonly plugin = input.required<PluginView>();
  /** Those of its use cases that were looked for. */
  readonly useCases = input.required<readonly InstalledUseCase[]>();
  readonly kind = input<Kind>('all');
  /** The Home tree, for titles of places. */
  readonly groups = input<readonly HomeGroup[]>([]);
  /** Connectors with their health. */
  readonly lines = input<readonly ConnectorView[]>([]);
  /** Names of failed tasks. */
  readonly failed = input<readonly string[]>([]);
  /** Something about the package was changed here. */
  readonly changed = output();

  protected readonly failures = computed(() => this.failed().filter((name) => this.plugin().adds.tasks.includes(name)).length);
  protected readonly reactions = computed(() => this.plugin().adds.reactions.map((one) => this.sentence(one)));

  protected shows(kind: Kind): boolean {
    return this.kind() === 'all' || this.kind() === kind;
  }

  protected lineOf(name: string): ConnectorView | undefined {
    return this.lines().find((line) => line.name === name);
  }

  protected placeName(at: PlaceView): string {
    const types = this.groups().flatMap((group) => group.objectTypes);
    const type = types.find((candidate) => candidate.name === at.objectType);
    const place = type?.places.find((candidate) => candidate.place === at.place)?.title ?? at.place;
    return `${type?.title ?? at.objectType} › ${at.place === 'new' ? this.t('home.general') : place}`;
  }

  protected markOf(at: PlaceView): string {
    if (!at.enabled) return ` (${this.t('words.off')})`;
    return this.plugin().enabled ? '' : ` (${this.t('pluginSwitch.asleep')})`;
  }

  private sentence({ task, objectType = '', reaches, action, capability = '', event = '' }: InstalledReaction): string {
    if (reaches) return this.t('plugins.reaction.reaches', { objectType, task, state: reaches.title });
    if (action) return this.t('plugins.reaction.action', { objectType, task, action: this.t(`plugins.action.${action}`) });
    return this.t('plugins.reaction.event', { capability, event, task });
  }
}
