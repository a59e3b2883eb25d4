import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { PermissionPicker } from '../ui/permission-picker.js';
import { sentences } from '../ui/sentences.js';

/** What a new token is to be. */
export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: string;
}

const LIFETIMES = [7, 30, 90, 365] as const;
const DAY_MS = 86_400_000;

/** Asks for the name, the scopes and the life of a new token. */
@Component({
  selector: 'adm-token-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, PermissionPicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './token-sheet.html',
})
export class TokenSheet {
  protected readonly t = sentences();
  protected readonly permissions = inject<readonly string[]>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<TokenSheet, TokenWish>>(MatDialogRef);
  protected readonly lifetimes = LIFETIMES;
  protected readonly name = signal('');
  protected readonly scopes = signal<readonly string[]>([]);
  protected readonly days = signal('90');
  protected readonly asked = signal(false);

  protected add(event: Event): void {
    event.preventDefault();
    this.asked.set(true);
    const name = this.name().trim();
    if (name === '' || this.scopes().length === 0) return;
    const expiresAt = new Date(Date.now() + Number(this.days()) * DAY_MS).toISOString();
    this.dialog.close({ name, scopes: this.scopes(), expiresAt });
  }
}
