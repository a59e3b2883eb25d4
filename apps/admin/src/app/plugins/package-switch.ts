import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { PluginView } from '@tessera/api-client';
import { Moment, Session } from '@tessera/shell';
import { firstValueFrom } from 'rxjs';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { PluginsApi } from './plugins.api.js';
import type { SwitchQuestion } from './switch-dialog.js';

/** Whether a package is on or asleep, what hangs on it, and the way to change that: never without saying first what it does. */
@Component({
  selector: 'adm-package-switch',
  imports: [MatButton, Moment],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="mark" [class.asleep]="!plugin().enabled">{{ t(plugin().enabled ? 'pluginSwitch.on' : 'pluginSwitch.asleep') }}</span>
    @if (plugin().openRuns > 0) { <span class="t-small">{{ t('pluginSwitch.openRuns', { count: plugin().openRuns }) }}</span> }
    @if (plugin().asleepEntries > 0) { <span class="t-small">{{ t('pluginSwitch.asleepEntries', { count: plugin().asleepEntries }) }}</span> }
    @if (plugin().changedBy; as name) {
      <span class="t-small t-muted">{{ t('pluginSwitch.changed', { name }) }} @if (plugin().changedAt; as at) { <t-moment [at]="at" /> }</span>
    }
    @if (mayWrite()) {
      <button matButton="outlined" type="button" [disabled]="attempt.busy() !== undefined" (click)="turn()" [attr.aria-label]="t(plugin().enabled ? 'pluginSwitch.offOne' : 'pluginSwitch.onOne', { name: plugin().name })">
        {{ t(plugin().enabled ? 'pluginSwitch.turnOff' : 'pluginSwitch.turnOn') }}
      </button>
    }
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; }
    .mark { padding: 0 10px; border: 1px solid currentcolor; border-radius: 999px; color: var(--t-in-use); font: var(--mat-sys-label-medium); line-height: 24px; }
    .mark.asleep { color: var(--t-warning); border-style: dashed; }
  `,
})
export class PackageSwitch {
  protected readonly t = sentences();
  private readonly api = inject(PluginsApi);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly plugin = input.required<PluginView>();
  readonly changed = output();
  protected readonly mayWrite = computed(() => this.session.can('plugin:write'));

  protected async turn(): Promise<void> {
    const { name, enabled, revision } = this.plugin();
    const effects = await this.attempt.answer('preview', () => this.api.preview(name, !enabled));
    const reason = effects && (await this.confirmed({ name, effects, enabled: !enabled }));
    if (reason === undefined) return;
    const told = this.t(enabled ? 'pluginSwitch.isOff' : 'pluginSwitch.isOn', { name });
    await this.attempt.done('switch', told, () => this.api.switch(name, revision, !enabled, reason));
    this.changed.emit();
  }

  private async confirmed(data: SwitchQuestion): Promise<string | undefined> {
    const { SwitchDialog } = await import('./switch-dialog.js');
    const dialog = this.dialog.open<unknown, SwitchQuestion, string>(SwitchDialog, { data, maxWidth: '640px' });
    return firstValueFrom(dialog.afterClosed());
  }
}
