import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { mdiCheckDecagramOutline, mdiCloseCircleOutline } from '@mdi/js';
import type { ObjectTypeView, ObjectView } from '@tessera/api-client';
import { Confirm, Moment, Session, StateBadge, Texts, Toasts } from '@tessera/shell';
import { ContactsApi } from './contacts-api.js';
import { contactsOf } from './contacts.js';
import type { Contact } from './contacts.js';

const PERMISSION = 'identity:validate-contact';

/** How a person can be reached, whether that was verified and by whom; verification is started or answered for here. */
@Component({
  selector: 'app-contacts-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, Moment, StateBadge],
  templateUrl: './contacts-card.html',
  styleUrl: './contacts-card.scss',
})
export class ContactsCard {
  private readonly api = inject(ContactsApi);
  private readonly session = inject(Session);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;

  readonly object = input.required<ObjectView>();
  readonly type = input<ObjectTypeView>();
  /** A contact is no longer as it was. */
  readonly changed = output();

  protected readonly busy = signal(false);
  protected readonly contacts = computed(() => contactsOf(this.object(), this.type()).map((contact) => ({ ...contact, badge: this.badge(contact) })));
  /** Whether anything is left to verify. */
  protected readonly open = computed(() => this.contacts().some(({ value, verified }) => value !== undefined && verified === undefined));
  /** Why nothing can be verified here; a lock does not keep from it, a freeze does. */
  protected readonly why = computed(() => {
    if (!this.session.can(PERMISSION)) return this.t('app.protection.missing', { permission: PERMISSION });
    const { frozen } = this.object().common;
    return frozen && this.t('app.protection.frozenBy', { name: frozen.identity.name });
  });

  protected async sendCode({ channel, value }: Contact): Promise<void> {
    await this.perform(() => this.api.sendCode(this.object().id, channel), 'app.contacts.sent', { to: value });
  }

  protected async validate({ channel, value, title }: Contact): Promise<void> {
    const agreed = await this.confirm.ask({
      title: this.t('app.contacts.markQuestion', { contact: value }), text: this.t('app.contacts.markText'), yes: this.t('app.contacts.mark'),
    });
    if (agreed) await this.perform(() => this.api.validate(this.object().id, channel), 'app.contacts.marked', { what: title });
  }

  private badge({ value, verified }: Contact) {
    if (value === undefined) return undefined;
    return verified
      ? { icon: mdiCheckDecagramOutline, state: { title: this.t('app.contacts.verified'), meaning: 'in-use' as const } }
      : { icon: mdiCloseCircleOutline, state: { title: this.t('app.contacts.notVerified'), meaning: 'ended' as const } };
  }

  private async perform(act: () => Promise<void>, said: string, values: Readonly<Record<string, string | undefined>>): Promise<void> {
    if (this.busy() || this.why() !== undefined) return;
    this.busy.set(true);
    try {
      await act();
      this.toasts.done(this.t(said, values));
    } catch (cause) {
      this.toasts.problem(cause);
    } finally {
      this.busy.set(false);
      this.changed.emit();
    }
  }
}
