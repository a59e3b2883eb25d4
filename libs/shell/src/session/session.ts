import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Api, changeMe, chooseAssignment, changePassword, closeAllSessions, closeSession, openSession, readSession } from '@tessera/api-client';
import type { Me } from '@tessera/api-client';
import { LANGUAGES, Texts } from '@tessera/forms';
import type { LanguageCode } from '@tessera/forms';
import { rememberLanguage } from '../i18n/language.js';

/** Who is signed in, and what they may do. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly known = signal<Me | undefined>(undefined);
  private asked: Promise<Me | undefined> | undefined;
  // Somebody who chose a language on the sign-in page means it.
  private spoken: LanguageCode | undefined;

  /** The person signed in, `undefined` when nobody is. */
  readonly me = this.known.asReadonly();
  /** The token that unsafe requests carry. */
  readonly csrfToken = computed(() => this.known()?.csrfToken);

  /** Whether the person holds the permission; `*` and `resource:*` hold all below them. */
  can(permission: string): boolean {
    const held = this.known()?.permissions ?? [];
    const resource = permission.slice(0, permission.indexOf(':'));
    return held.includes('*') || held.includes(permission) || held.includes(`${resource}:*`);
  }

  /** Who is signed in; asks the server once. */
  load(): Promise<Me | undefined> {
    // Nobody being signed in is an answer without content, not an error.
    this.asked ??= this.api.invoke(readSession).then(
      (me: Me | null) => (me === null ? undefined : this.welcome(me)),
      () => undefined,
    );
    return this.asked;
  }

  /** Asks again who is signed in: an administrator may have changed what they may do. */
  async refresh(): Promise<void> {
    const before = this.known();
    if (before === undefined) return;
    const me: Me | null = await this.api.invoke(readSession).catch(() => before);
    if (me === null) this.lost();
    else if (this.known() === before && JSON.stringify(me) !== JSON.stringify(before)) this.known.set(me);
  }

  /** Opens a session; a wrong name or password is a `Problem`. */
  async signIn(userName: string, password: string, more: { readonly closeOldest?: boolean } = {}): Promise<Me> {
    const me = await this.welcome(await this.api.invoke(openSession, { body: { userName, password, ...more } }));
    this.asked = Promise.resolve(me);
    if (this.spoken !== undefined && this.spoken !== me.account.language) await this.speak(this.spoken);
    return me;
  }

  /** Replaces the password of the person signed in. */
  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await this.api.invoke(changePassword, { body: { currentPassword, newPassword } });
    this.asked = undefined;
    await this.load();
  }

  /** Ends this session. */
  async signOut(): Promise<void> {
    await this.api.invoke(closeSession);
    await this.leave();
  }

  /** Ends every session of the person, on every device. */
  async signOutEverywhere(): Promise<void> {
    await this.api.invoke(closeAllSessions);
    await this.leave();
  }

  /** The server no longer knows the session: sign in, then come back here. */
  lost(): void {
    if (this.known() === undefined) return;
    this.forget();
    void this.router.navigate(['/sign-in'], { queryParams: { return: this.router.url, expired: true } });
  }

  /** Switches the language now, and for the next sign-in. */
  async speak(language: LanguageCode): Promise<void> {
    rememberLanguage(language);
    await this.texts.use(language);
    if (this.known() === undefined) {
      this.spoken = language;
      return;
    }
    await this.api.invoke(changeMe, { body: { language } });
    this.known.update((me) => (me === undefined ? me : { ...me, account: { ...me.account, language } }));
  }

  /** Goes on in another position of the person: what they may see and do changes at once, so the page in view is drawn anew. */
  async actAs(assignmentId: string): Promise<void> {
    this.known.set(await this.api.invoke(chooseAssignment, { body: { assignmentId } }));
    const { url } = this.router;
    await this.router.navigateByUrl('/', { skipLocationChange: true });
    await this.router.navigateByUrl(url, { onSameUrlNavigation: 'reload' });
  }

  private async welcome(me: Me): Promise<Me> {
    this.known.set(me);
    const language = LANGUAGES.find((code) => code === me.account.language);
    // Even if it is in use already: another one may be on its way.
    if (language !== undefined && this.spoken === undefined) {
      rememberLanguage(language);
      await this.texts.use(language);
    }
    return me;
  }

  private async leave(): Promise<void> {
    this.forget();
    await this.router.navigate(['/sign-in']);
  }

  private forget(): void {
    this.known.set(undefined);
    this.asked = Promise.resolve(undefined);
  }
}
