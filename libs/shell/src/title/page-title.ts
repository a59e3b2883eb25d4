import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy } from '@angular/router';
import type { RouterStateSnapshot } from '@angular/router';
import { Texts } from '@tessera/forms';

/** Window titles: routes name a sentence key, a page may put the name of its object before it. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly texts = inject(Texts);
  private readonly key = signal<string | undefined>(undefined);
  private readonly subject = signal<string | undefined>(undefined);

  constructor() {
    super();
    effect(() => {
      const key = this.key();
      const page = key === undefined ? undefined : this.texts.t(key);
      const parts = [this.subject(), page, 'Tessera'].filter((part) => part !== undefined);
      this.title.setTitle(parts.join(' · '));
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.subject.set(undefined);
    this.key.set(this.buildTitle(snapshot));
  }

  /** Names what the page is about. */
  about(subject: string | undefined): void {
    this.subject.set(subject);
  }
}
