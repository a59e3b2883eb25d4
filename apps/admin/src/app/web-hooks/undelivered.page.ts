import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { DeliveryView } from '@tessera/api-client';
import { Confirm, Empty, Moment, query, Session, Toasts } from '@tessera/shell';
import { Cell, PagedTable } from '@tessera/shell/paged';
import { WebHooksApi } from '../data/web-hooks.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';

/** Events that could not be delivered: why, and another try for one or all. */
@Component({
  selector: 'adm-undelivered',
  imports: [AdminPage, Cell, Empty, MatButton, Moment, PagedTable, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './undelivered.page.html',
  styles: `
    .tools { margin-block-end: 16px; }
  `,
})
export class UndeliveredPage {
  protected readonly t = sentences();
  private readonly api = inject(WebHooksApi);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly attempt = inject(Attempt);

  /** Only those of this web hook, from the address. */
  readonly webHook = input<string>();
  /** Where the page in view begins, from the address. */
  readonly cursor = input<string>();

  protected readonly page = query(
    () => ({ webHook: this.webHook(), cursor: this.cursor() }),
    ({ webHook, cursor }) => this.api.undelivered(webHook, cursor),
  );
  protected readonly mayManage = computed(() => this.session.can('webhook:manage'));
  protected readonly hookName = computed(() => this.page.value()?.items[0]?.webHookName ?? this.webHook() ?? '');
  protected readonly columns = computed(() => [
    { key: 'when', title: this.t('webHook.when') },
    { key: 'event', title: this.t('webHook.event'), wide: true },
    { key: 'hook', title: this.t('undelivered.webHook') },
    { key: 'cause', title: this.t('undelivered.cause'), wide: true },
    ...(this.mayManage() ? [{ key: 'deeds', title: this.t('words.actions') }] : []),
  ]);

  protected eventOf({ actionTitle, objectTypeTitle }: DeliveryView): string {
    return `${objectTypeTitle}, ${actionTitle}`;
  }

  protected async sendAgain({ id }: DeliveryView): Promise<void> {
    if (await this.attempt.done(id, this.t('undelivered.sent'), () => this.api.sendAgain(id))) this.page.reload();
  }

  protected async sendAllAgain(): Promise<void> {
    const count = await this.attempt.answer('all', () => this.api.sendAllAgain(this.webHook()));
    if (count === undefined) return;
    this.toasts.done(this.t('undelivered.sentAll', { count }));
    this.page.reload();
  }

  protected async discard(one: DeliveryView): Promise<void> {
    const yes = await this.confirm.ask({
      title: this.t('undelivered.discardHeading'),
      text: this.t('undelivered.discardText', { event: this.eventOf(one), name: one.webHookName }),
      yes: this.t('undelivered.discard'),
      tone: 'danger',
    });
    if (yes && (await this.attempt.done(one.id, this.t('undelivered.discarded'), () => this.api.discard(one.id)))) this.page.reload();
  }
}
