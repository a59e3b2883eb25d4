import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { mdiFileDelimitedOutline, mdiFileExcelOutline, mdiTrayArrowDown } from '@mdi/js';
import { Icon, Menu, MenuItem, Session, Texts, Toasts } from '@tessera/shell';
import { CatalogueApi } from '../api/catalogue-api.js';
import type { Arriving } from '../api/catalogue-api.js';
import type { SearchAddress } from './search-address.js';

/** Takes all that the search shows home as a file: how far it is, and a way to stop it. */
@Component({
  selector: 'app-export-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatButton, Menu, MenuItem],
  template: `
    @if (arriving(); as now) {
      <span class="progress" role="status">{{ now.rows === undefined ? t('app.export.begun') : t('app.export.arriving', { rows: number(now.rows), size: size() }) }}</span>
      <button matButton type="button" (click)="stop()">{{ t('app.export.stop') }}</button>
    } @else if (may()) {
      <t-menu>
        <span face class="face"><t-icon [path]="icons.take" /> {{ t('app.export.title') }}</span>
        <button t-menu-item type="button" [icon]="icons.csv" (click)="take('csv')">{{ t('app.export.csv') }}</button>
        <button t-menu-item type="button" [icon]="icons.xlsx" (click)="take('xlsx')">{{ t('app.export.xlsx') }}</button>
      </t-menu>
    }
  `,
  styles: `
    :host { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 8px; }
    .face { display: inline-flex; align-items: center; gap: 8px; font: var(--mat-sys-label-large); color: var(--mat-sys-primary); }
    .progress { font-variant-numeric: tabular-nums; }
  `,
})
export class ExportMenu {
  private readonly api = inject(CatalogueApi);
  private readonly session = inject(Session);
  private readonly texts = inject(Texts);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.texts.t;
  readonly address = input.required<SearchAddress>();
  /** Names of the columns on the screen. */
  readonly columns = input.required<readonly string[]>();

  protected readonly icons = { take: mdiTrayArrowDown, csv: mdiFileDelimitedOutline, xlsx: mdiFileExcelOutline };
  protected readonly may = computed(() => this.session.can(`${this.address().type ?? ''}:export`));
  protected readonly arriving = signal<Arriving | undefined>(undefined);
  protected readonly size = computed(() => this.texts.number(Math.round((this.arriving()?.bytes ?? 0) / 100_000) / 10));
  protected readonly number = (value: number): string => this.texts.number(value);
  private cancel: (() => void) | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.cancel?.());
  }

  protected take(format: 'csv' | 'xlsx'): void {
    this.arriving.set({ bytes: 0 });
    this.cancel = this.api.take(this.address(), format, this.columns(), (now) => this.arrived(now), () => this.failed());
  }

  protected stop(): void {
    this.cancel?.();
    this.arriving.set(undefined);
    this.toasts.done(this.t('app.export.stopped'));
  }

  private arrived(now: Arriving): void {
    this.arriving.set(now.file ? undefined : now);
    if (!now.file) return;
    const address = URL.createObjectURL(now.file.content);
    Object.assign(document.createElement('a'), { href: address, download: now.file.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.toasts.done(this.t('app.export.done', { rows: this.texts.number(now.rows ?? 0), name: now.file.name }));
  }

  private failed(): void {
    this.arriving.set(undefined);
    this.toasts.failed(this.t('app.export.failed'));
  }
}
