import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { mdiChevronRight } from '@mdi/js';
import type { NewWebHookSecret, WebHookView } from '@tessera/api-client';
import { Empty, Icon, followRules, query, Session } from '@tessera/shell';
import { Items, PagedList } from '@tessera/shell/paged';
import { WebHooksApi } from '../data/web-hooks.api.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { ShownOnce } from '../ui/shown-once.js';
import { choiceTitles } from './choice-titles.js';
import { HookHealth } from './hook-health.js';
import type { WebHookEdit } from './web-hook-sheet.js';

/** Who is told of what happens here, and how that goes. */
@Component({
  selector: 'adm-web-hooks',
  imports: [AdminPage, Empty, HookHealth, Icon, Items, MatButton, PagedList, RouterLink, ShownOnce],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './web-hooks.page.html',
  styleUrls: ['../connectors/connectors.page.scss', './web-hooks.page.scss'],
})
export class WebHooksPage {
  protected readonly t = sentences();
  private readonly api = inject(WebHooksApi);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);

  /** Where the page in view begins, from the address. */
  readonly cursor = input<string>();

  protected readonly page = query(() => ({ cursor: this.cursor() }), ({ cursor }) => this.api.list(cursor));
  protected readonly choices = query(() => 'choices', () => this.api.choices());
  protected readonly undelivered = query(() => 'undelivered', async () => (await this.api.undelivered(undefined, undefined)).count);
  protected readonly mayManage = computed(() => this.session.can('webhook:manage'));
  protected readonly made = signal<NewWebHookSecret | undefined>(undefined);
  protected readonly open = mdiChevronRight;

  constructor() {
    followRules([this.page]);
  }

  protected hears(hook: WebHookView): string {
    const { actions, objectTypes } = choiceTitles(hook, this.choices.value());
    return `${actions.join(', ') || this.t('webHooks.allActions')} · ${objectTypes.join(', ') || this.t('webHooks.allTypes')}`;
  }

  protected async add(): Promise<void> {
    const choices = this.choices.value();
    if (!choices) return;
    const { WebHookSheet } = await import('./web-hook-sheet.js');
    const made = await sheet<NewWebHookSecret>(this.dialog, WebHookSheet, { choices } satisfies WebHookEdit);
    if (!made) return;
    this.made.set(made);
    this.page.reload();
  }
}
