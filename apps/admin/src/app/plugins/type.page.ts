import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InstalledTypeDetail } from '@tessera/api-client';
import type { Field } from '@tessera/plugin-api';
import { LiveUpdates, Notice, PageTitle, query } from '@tessera/shell';
import { LifeCycle } from '../ui/life-cycle.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { FieldTable } from './field-table.js';
import { PluginsApi } from './plugins.api.js';

/** One object type: its life cycle as the process lists make it, its attributes and its use cases. */
@Component({
  selector: 'adm-object-type',
  imports: [AdminPage, FieldTable, LifeCycle, Notice, RouterLink, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './type.page.html',
  styleUrl: './plugin-page.scss',
})
export class TypePage {
  protected readonly t = sentences();
  private readonly api = inject(PluginsApi);
  private readonly title = inject(PageTitle);

  /** From the address. */
  readonly type = input.required<string>();

  protected readonly detail = query(() => this.type(), (type) => this.api.type(type));
  protected readonly showCounts = signal(false);
  protected readonly showOff = signal(false);
  protected readonly counts = query(
    () => (this.showCounts() && this.detail.value()?.readable ? this.type() : undefined),
    (type) => this.api.counts(type),
  );
  /** Nothing in a state is 0, not unknown. */
  protected readonly counted = computed(() => {
    const counts = this.showCounts() ? this.counts.value() : undefined;
    return counts && new Map((this.detail.value()?.states ?? []).map(({ name }) => [name, counts.get(name) ?? 0]));
  });
  protected readonly moves = computed(() => (this.detail.value()?.edges ?? []).filter(({ enabled }) => enabled || this.showOff()));
  protected readonly unreachable = computed(() => titles(this.detail.value(), ({ reachable }) => !reachable));
  protected readonly deadEnds = computed(() => titles(this.detail.value(), ({ deadEnd }) => deadEnd));
  protected readonly remarks = computed(() => {
    const detail = this.detail.value();
    return Object.fromEntries(Object.entries(detail?.attributes ?? {}).map(([name, field]) => [name, this.remarksOn(field, detail?.label === name)]));
  });

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => this.detail.reload());
    effect(() => this.title.about(this.detail.value()?.title));
  }

  private remarksOn(field: Field, isLabel: boolean): readonly string[] {
    const say = (word: string): string => this.t(`typePage.${word}`);
    return [
      ...(isLabel ? [say('label')] : []),
      ...(['indexed', 'unique', 'internal'] as const).flatMap((word) => (field[word] ? [say(word)] : [])),
      ...(field.about !== undefined ? [say('personal')] : []),
      ...(field.sensitive !== undefined ? [this.t('typePage.sensitive', { right: field.sensitive })] : []),
      ...(field.kind === 'text' && field.numbered ? [this.t('typePage.numbered', { prefix: field.numbered.prefix })] : []),
    ];
  }
}

function titles(detail: InstalledTypeDetail | undefined, has: (state: InstalledTypeDetail['states'][number]) => boolean): string {
  return (detail?.states ?? []).filter(has).map(({ title }) => title).join(', ');
}
