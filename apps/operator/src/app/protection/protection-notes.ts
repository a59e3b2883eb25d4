import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { mdiLockOutline, mdiSnowflake } from '@mdi/js';
import { Moment, Session, StateBadge, Texts } from '@tessera/shell';
import type { CommonView } from '@tessera/api-client';

/** Locked or frozen: the badge, who did it and when. */
@Component({
  selector: 'app-protection-notes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Moment, StateBadge],
  template: `
    @for (note of notes(); track note.kind) {
      <p role="status">
        <t-state-badge [state]="note.state" [icon]="note.icon" />
        <span class="t-muted">{{ t(note.text, { name: note.status.identity.name }) }} · <t-moment [at]="note.status.date" /></span>
      </p>
    }
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: 8px; }
    p { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; overflow-wrap: anywhere; }
  `,
})
export class ProtectionNotes {
  private readonly me = inject(Session).me;
  protected readonly t = inject(Texts).t;

  readonly common = input.required<CommonView>();

  protected readonly notes = computed(() => {
    const { locked, frozen } = this.common();
    const mine = locked !== undefined && locked.identity.id === this.me()?.account.identityId;
    return [
      ...(locked === undefined ? [] : [{ kind: 'locked', icon: mdiLockOutline, status: locked, text: mine ? 'app.protection.lockedByMe' : 'app.protection.lockedBy', state: this.state('locked') }]),
      ...(frozen === undefined ? [] : [{ kind: 'frozen', icon: mdiSnowflake, status: frozen, text: 'app.protection.frozenBy', state: this.state('frozen') }]),
    ];
  });

  private state(kind: 'locked' | 'frozen'): { readonly title: string; readonly meaning: 'stopped' } {
    return { title: this.t(`app.protection.${kind}`), meaning: 'stopped' };
  }
}
