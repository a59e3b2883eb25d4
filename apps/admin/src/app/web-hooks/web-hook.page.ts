import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import type { NewWebHookSecret, SampleView, WebHookView } from '@tessera/api-client';
import { Confirm, Empty, followRules, Moment, Notice, PageTitle, query, Session, Toasts } from '@tessera/shell';
import { Cell, PagedTable } from '@tessera/shell/paged';
import { WebHooksApi } from '../data/web-hooks.api.js';
import { askWhy } from '../ui/ask-why.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { ShownOnce } from '../ui/shown-once.js';
import { TrialResult } from '../ui/trial-result.js';
import { Waiting } from '../ui/waiting.js';
import { choiceTitles } from './choice-titles.js';
import { HookHealth } from './hook-health.js';
import type { WebHookEdit } from './web-hook-sheet.js';

/** One web hook: its rules, its health, a sample, and what went there last. */
@Component({
  selector: 'adm-web-hook',
  imports: [AdminPage, Cell, Empty, HookHealth, MatButton, Moment, Notice, PagedTable, RouterLink, ShownOnce, TrialResult, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './web-hook.page.html',
  styleUrl: './web-hook.page.scss',
})
export class WebHookPage {
  protected readonly t = sentences();
  private readonly api = inject(WebHooksApi);
  private readonly confirm = inject(Confirm);
  private readonly askWhy = askWhy();
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly attempt = inject(Attempt);

  /** Id of the web hook, from the address. */
  readonly id = input.required<string>();
  /** Where the page of events in view begins, from the address. */
  readonly cursor = input<string>();

  protected readonly hook = query(() => this.id(), (id) => this.api.read(id));
  protected readonly choices = query(() => 'choices', () => this.api.choices());
  protected readonly deliveries = query(
    () => ({ id: this.id(), cursor: this.cursor() }),
    ({ id, cursor }) => this.api.deliveries(id, cursor),
  );
  protected readonly mayManage = computed(() => this.session.can('webhook:manage'));
  protected readonly secret = signal<NewWebHookSecret | undefined>(undefined);
  protected readonly tested = signal<SampleView | undefined>(undefined);
  protected readonly columns = computed(() => [
    { key: 'when', title: this.t('webHook.when') },
    { key: 'event', title: this.t('webHook.event'), wide: true },
    { key: 'object', title: this.t('webHook.object'), wide: true },
    { key: 'state', title: this.t('webHook.state'), wide: true },
  ]);
  protected readonly hears = computed(() => {
    const now = this.hook.value();
    const { actions, objectTypes } = choiceTitles(now ?? { actions: [], objectTypes: [] }, this.choices.value());
    return { actions: actions.join(', ') || this.t('webHooks.allActions'), objectTypes: objectTypes.join(', ') || this.t('webHooks.allTypes') };
  });

  constructor() {
    followRules([this.hook]);
    const title = inject(PageTitle);
    effect(() => title.about(this.hook.value()?.name));
  }

  protected refresh(): void {
    this.tested.set(undefined);
    this.hook.reload();
    this.deliveries.reload();
  }

  protected async edit(hook: WebHookView): Promise<void> {
    const choices = this.choices.value();
    if (!choices) return;
    const { WebHookSheet } = await import('./web-hook-sheet.js');
    const saved = await sheet<WebHookView>(this.dialog, WebHookSheet, { hook, choices } satisfies WebHookEdit);
    if (saved) this.toasts.done(this.t('webHook.saved', { name: saved.name }));
    this.refresh();
  }

  protected async test(): Promise<void> {
    this.tested.set(await this.attempt.answer('test', () => this.api.test(this.id())));
  }

  protected async newSecret({ id, name }: WebHookView): Promise<void> {
    const yes = await this.confirm.ask({ title: this.t('webHook.secretHeading', { name }), text: this.t('webHook.secretText'), yes: this.t('webHook.secret') });
    const made = yes ? await this.attempt.answer('secret', () => this.api.newSecret(id)) : undefined;
    if (!made) return;
    this.secret.set(made);
    this.hook.reload();
  }

  protected async remove({ id, name }: WebHookView): Promise<void> {
    const reason = await this.askWhy({
      title: this.t('webHook.removeHeading', { name }), text: this.t('webHook.removeText'), yes: this.t('webHook.remove'), tone: 'danger',
    });
    if (reason !== undefined && (await this.attempt.done('remove', this.t('webHook.removed', { name }), () => this.api.remove(id, reason)))) {
      await this.router.navigateByUrl('/web-hooks');
    }
  }
}
