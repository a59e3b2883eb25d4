import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { mdiDotsHorizontal, mdiLockAlertOutline, mdiLockOpenVariantOutline, mdiLockOutline, mdiNumeric, mdiSnowflake, mdiSnowflakeOff } from '@mdi/js';
import type { ObjectView } from '@tessera/api-client';
import { Confirm, Icon, Menu, MenuItem, Session, Texts, Toasts } from '@tessera/shell';
import { ObjectTypes } from '../object-types/object-types.js';
import { ProtectionApi } from '../api/protection-api.js';
import type { ProtectionAction } from '../api/protection-api.js';
import { offersFor } from './offers.js';
import type { Offer } from './offers.js';

const ICONS = {
  lock: mdiLockOutline,
  unlock: mdiLockOpenVariantOutline,
  'force-unlock': mdiLockAlertOutline,
  freeze: mdiSnowflake,
  unfreeze: mdiSnowflakeOff,
  number: mdiNumeric,
} as const satisfies Record<ProtectionAction, string>;

/** "More": locking, freezing and numbering, as far as the person may; what cannot be done says why. */
@Component({
  selector: 'app-protection-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Menu, MenuItem],
  templateUrl: './protection-menu.html',
  styleUrl: './protection-menu.scss',
})
export class ProtectionMenu {
  private readonly api = inject(ProtectionApi);
  private readonly session = inject(Session);
  private readonly types = inject(ObjectTypes);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;

  readonly object = input.required<ObjectView>();
  /** The object is no longer as it was, or was not as it looked. */
  readonly changed = output();

  protected readonly more = mdiDotsHorizontal;
  protected readonly busy = signal(false);
  private readonly common = computed(() => this.object().common);
  protected readonly lines = computed(() => {
    const name = this.object().objectType;
    const offers = offersFor({ name, numbered: this.types.find(name)?.numbered === true }, this.common(), this.session.me()?.account.identityId ?? '', (permission) => this.session.can(permission));
    return offers.map((offer) => ({ ...offer, icon: ICONS[offer.action], text: this.t(`app.protection.actions.${offer.action}`), why: this.why(offer) }));
  });

  protected async choose(event: Event, { action, why }: { readonly action: ProtectionAction; readonly why: string | undefined }): Promise<void> {
    // The menu stays open, so that the reason can be read.
    if (why !== undefined) return event.stopPropagation();
    if (this.busy() || !(await this.agreesTo(action))) return;
    this.busy.set(true);
    try {
      const { common } = await this.api.perform(action, this.object().id);
      this.toasts.done(this.t(`app.protection.done.${action}`, { name: this.object().label, number: common.number ?? '' }));
    } catch (cause) {
      this.toasts.problem(cause);
    } finally {
      this.busy.set(false);
      this.changed.emit();
    }
  }

  private why({ missing, kept }: Offer): string | undefined {
    if (missing !== undefined) return this.t('app.protection.missing', { permission: missing });
    if (kept === undefined) return undefined;
    const { number = '', ...common } = this.common();
    return this.t(`app.protection.${kept}By`, { name: common[kept]?.identity.name, number });
  }

  private async agreesTo(action: ProtectionAction): Promise<boolean> {
    if (action === 'force-unlock') return this.agreesToForce();
    return action !== 'number' || this.agreesToNumber();
  }

  private agreesToNumber(): Promise<boolean> {
    const name = this.object().label;
    return this.confirm.ask({
      title: this.t('app.protection.numberQuestion'),
      text: this.t('app.protection.numberText', { name }),
      yes: this.t('app.protection.actions.number'),
    });
  }

  private agreesToForce(): Promise<boolean> {
    const name = this.common().locked?.identity.name;
    return this.confirm.ask({
      title: this.t('app.protection.forceQuestion'),
      text: this.t('app.protection.forceText', { name }),
      yes: this.t('app.protection.actions.force-unlock'),
      tone: 'danger',
    });
  }
}
