import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Empty, PageTitle, query } from '@tessera/shell';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { FieldKindsApi } from './field-kinds.api.js';
import { FieldSample } from './field-sample.js';
import { defineGalleryColour } from './gallery-colour.js';

/** For authors of packages: every field kind at work. */
@Component({
  selector: 'adm-field-kinds',
  imports: [AdminPage, Empty, FieldSample, RouterLink, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './field-kinds.page.html',
  styleUrl: './field-kinds.page.scss',
})
export class FieldKindsPage {
  protected readonly t = sentences();
  private readonly api = inject(FieldKindsApi);
  private readonly router = inject(Router);

  /** The kind in view, from the address. */
  readonly kind = input('text');

  protected readonly kinds = query(() => 'kinds', () => this.api.list());
  protected readonly shown = computed(() => this.kinds.value()?.find(({ kind }) => kind === this.kind()));

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.about(this.shown()?.title));
    defineGalleryColour();
  }

  protected async go(kind: string): Promise<void> {
    await this.router.navigate(['/plugins/field-kinds', kind]);
  }
}
