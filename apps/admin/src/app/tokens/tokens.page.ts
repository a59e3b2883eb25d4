import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Confirm, Empty, Moment, query, Session } from '@tessera/shell';
import { Cell, DataTable } from '@tessera/shell/data-table';
import type { TokenView } from '@tessera/api-client';
import { AccessApi } from '../data/access.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { ShownOnce } from '../ui/shown-once.js';
import type { TokenWish } from './token-sheet.js';

/** Keys with which machines of the signed-in person use the API. */
@Component({
  selector: 'adm-tokens',
  imports: [AdminPage, Cell, DataTable, Empty, MatButton, Moment, ShownOnce],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tokens.page.html',
})
export class TokensPage {
  protected readonly t = sentences();
  private readonly api = inject(AccessApi);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly tokens = query(() => 'tokens', () => this.api.tokens());
  protected readonly made = signal<{ readonly name: string; readonly token: string } | undefined>(undefined);
  protected readonly columns = computed(() => [
    { key: 'name', title: this.t('tokens.name'), wide: true },
    { key: 'scopes', title: this.t('tokens.scopes'), wide: true },
    { key: 'expires', title: this.t('tokens.expires') },
    { key: 'used', title: this.t('tokens.used') },
    { key: 'deeds', title: this.t('words.actions') },
  ]);
  private readonly granted = computed(() => this.session.me()?.permissions ?? []);

  protected async add(): Promise<void> {
    const known = await this.attempt.answer('permissions', () => this.grantable());
    if (!known) return;
    const { TokenSheet } = await import('./token-sheet.js');
    const wish = await sheet<TokenWish>(this.dialog, TokenSheet, known);
    const made = wish && (await this.attempt.answer('add', () => this.api.addToken({ ...wish, scopes: [...wish.scopes] })));
    if (!made) return;
    this.made.set(made);
    this.tokens.reload();
  }

  protected async remove(token: TokenView): Promise<void> {
    const yes = await this.confirm.ask({
      title: this.t('tokens.removeHeading', { name: token.name }),
      text: this.t('tokens.removeText'),
      yes: this.t('tokens.remove'),
      tone: 'danger',
    });
    if (!yes) return;
    const told = this.t('tokens.removed', { name: token.name });
    if (await this.attempt.done(token.id, told, () => this.api.removeToken(token.id))) this.tokens.reload();
  }

  /** What this person holds; whoever holds everything chooses from all that exists. */
  private async grantable(): Promise<readonly string[]> {
    if (!this.granted().some((name) => name.includes('*'))) return this.granted();
    const all = await this.api.permissions();
    return all.map((permission) => permission.name).filter((name) => this.session.can(name));
  }
}
