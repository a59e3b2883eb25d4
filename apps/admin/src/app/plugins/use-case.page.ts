import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { mdiContentCopy, mdiPlus } from '@mdi/js';
import type { FittingPlace, UseCaseDetail } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import { Icon, LiveUpdates, Notice, PageTitle, query, Session, StateBadge, Toasts } from '@tessera/shell';
import type { PictureMove } from '@tessera/shell/life-cycle';
import { LifeCycle } from '../ui/life-cycle.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { FieldWords } from './field-facts.js';
import { FieldTable } from './field-table.js';
import { PluginsApi } from './plugins.api.js';
import { StepPreview } from './step-preview.js';

/** One use case, told by itself: scenario, moves, options, questions, who may use it and where it stands. */
@Component({
  selector: 'adm-use-case',
  imports: [AdminPage, FieldTable, Icon, LifeCycle, MatButton, Notice, RouterLink, StateBadge, StepPreview, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './use-case.page.html',
  styleUrl: './plugin-page.scss',
})
export class UseCasePage {
  protected readonly t = sentences();
  private readonly texts = inject(Texts);
  private readonly api = inject(PluginsApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly title = inject(PageTitle);

  /** From the address. */
  readonly symbolicName = input.required<string>();

  protected readonly icons = { copy: mdiContentCopy, add: mdiPlus };
  protected readonly useCase = query(() => this.symbolicName(), (name) => this.api.useCase(name));
  protected readonly mayPut = computed(() => this.session.can('process-list:write'));
  protected readonly mayReadRoles = computed(() => this.session.can('role:read'));
  protected readonly moves = computed(() => movesOf(this.useCase.value()));
  protected readonly states = computed(() => {
    const named = new Set(this.moves().flatMap(({ from, to }) => [from, to]));
    return this.useCase.value()?.states.filter(({ name }) => named.has(name)) ?? [];
  });
  protected readonly hasOptions = computed(() => Object.keys(this.useCase.value()?.declaredOptions ?? {}).length > 0);
  private readonly words = computed(() => {
    const { declaredOptions = {}, steps = [] } = this.useCase.value() ?? {};
    return new FieldWords(this.texts, declaredOptions, Object.assign({}, ...steps.map(({ fields }) => fields)) as UseCaseDetail['options']);
  });
  protected readonly onlyWhen = computed(() =>
    this.useCase.value()?.onlyWhen.map(({ state, when }) => ({ state, condition: this.words().condition(when) })) ?? []);
  protected readonly steps = computed(() => this.useCase.value()?.steps.map((step) => ({
    ...step,
    onlyIf: step.when && this.words().condition(step.when),
    asks: Object.keys(step.fields).length > 0,
  })) ?? []);

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => this.useCase.reload());
    effect(() => this.title.about(this.useCase.value()?.title));
  }

  protected placeQuery({ place }: FittingPlace): { readonly place?: string } {
    return place === 'new' ? {} : { place };
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.symbolicName());
      this.toasts.done(this.t('once.copied'));
    } catch {
      this.toasts.failed(this.t('once.notCopied'));
    }
  }
}

// The moves as they are declared; where they are on stands below.
function movesOf(useCase: UseCaseDetail | undefined): readonly PictureMove[] {
  if (!useCase) return [];
  const pairs = (moves: UseCaseDetail['moves'], title: string, by: PictureMove['by']): readonly PictureMove[] =>
    moves.flatMap(({ from, to }) => to.map((target) => ({ from, to: target, title, by, enabled: true })));
  return [...pairs(useCase.moves, useCase.title, 'use-case'), ...useCase.tasks.flatMap(({ moves, title }) => pairs(moves, title, 'task'))];
}
