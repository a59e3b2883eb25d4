import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Texts } from '@tessera/forms';
import { Modal } from '../confirm/modal.js';
import { Shortcuts } from './shortcuts.js';

/** The list of keys, opened with `?`. */
@Component({
  selector: 't-shortcuts-overlay',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Modal],
  template: `
    <t-modal [open]="shortcuts.overlay()" [label]="t('shell.shortcuts.title')" (closed)="shortcuts.hideOverlay()">
      @if (shortcuts.overlay()) {
        <h2>{{ t('shell.shortcuts.title') }}</h2>
        <dl>
          @for (shortcut of shortcuts.list(); track $index) {
            <div><dt><kbd>{{ shortcut.key }}</kbd></dt><dd>{{ t(shortcut.text) }}</dd></div>
          }
          <div><dt><kbd>?</kbd></dt><dd>{{ t('shell.shortcuts.overlay') }}</dd></div>
        </dl>
        <div class="buttons"><button class="t-button" type="button" autofocus (click)="shortcuts.hideOverlay()">{{ t('shell.close') }}</button></div>
      }
    </t-modal>
  `,
  styles: `
    dl { display: flex; flex-direction: column; gap: 12px; }
    dl div { display: flex; align-items: center; gap: 16px; }
    dt { min-width: 64px; }
    kbd { display: inline-block; padding: 2px 8px; border: 1px solid var(--mat-sys-outline); border-bottom-width: 2px; border-radius: 6px; font: 600 0.8125rem/1.25rem var(--t-mono); }
    .buttons { display: flex; justify-content: flex-end; }
  `,
})
export class ShortcutsOverlay {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly t = inject(Texts).t;
}
