import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Notice, query, Session } from '@tessera/shell';
import { WebHooksApi } from '../data/web-hooks.api.js';
import { sentences } from '../ui/sentences.js';

/** Web hooks that the house has switched off, said where an administrator looks first; nothing while there are none. */
@Component({
  selector: 'adm-switched-off-hooks',
  imports: [Notice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (hook of hooks.value(); track hook.id) {
      <t-notice tone="warning" [title]="t('webHook.switchedOff')">
        <p><a [routerLink]="['/web-hooks', hook.id]">{{ hook.name }}</a></p>
        <p>{{ t('webHook.switchedOffText') }}</p>
      </t-notice>
    }
  `,
  styles: ':host { display: flex; flex-direction: column; gap: 16px; } :host:not(:empty) { margin-bottom: 24px; }',
})
export class SwitchedOffHooks {
  protected readonly t = sentences();
  private readonly api = inject(WebHooksApi);
  private readonly session = inject(Session);

  protected readonly hooks = query(() => (this.session.can('webhook:read') ? 'switched-off' : undefined), () => this.api.switchedOff());
}
