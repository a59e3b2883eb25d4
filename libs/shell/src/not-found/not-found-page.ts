import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { mdiCompassOffOutline } from '@mdi/js';
import { Texts } from '@tessera/forms';
import { Empty } from '../notice/empty.js';

/** An address that leads nowhere. */
@Component({
  selector: 't-not-found-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Empty, MatButton, RouterLink],
  template: `
    <h1 class="t-hidden">{{ t('shell.notFound.title') }}</h1>
    <t-empty [title]="t('shell.notFound.title')" [icon]="icon">
      <p>{{ t('shell.notFound.text') }}</p>
      <p class="way"><a matButton="outlined" routerLink="/">{{ t('shell.home') }}</a></p>
    </t-empty>
  `,
  styles: `.way { margin-top: 16px; }`,
})
export class NotFoundPage {
  protected readonly t = inject(Texts).t;
  protected readonly icon = mdiCompassOffOutline;
}
