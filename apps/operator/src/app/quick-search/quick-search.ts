import { ChangeDetectionStrategy, Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { mdiMagnify } from '@mdi/js';
import { Icon, Shortcuts, Texts } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';
import { ObjectTypes } from '../object-types/object-types.js';

/** Type and text; one hit opens it, several show the list. `/` comes here from anywhere. */
@Component({
  selector: 'app-quick-search',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  templateUrl: './quick-search.html',
  styleUrl: './quick-search.scss',
  host: { '[class.compact]': 'compact()' },
})
export class QuickSearch {
  private readonly api = inject(OperatorApi);
  private readonly router = inject(Router);
  protected readonly types = inject(ObjectTypes);
  protected readonly t = inject(Texts).t;

  readonly compact = input(false);

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly icon = mdiMagnify;
  protected readonly busy = signal(false);

  constructor() {
    inject(Shortcuts).add({ key: '/', text: 'app.shortcuts.search', run: () => this.focus() });
  }

  /** Puts the cursor into the field. */
  focus(): void {
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  protected async search(event: Event): Promise<void> {
    event.preventDefault();
    const type = this.types.current()?.name;
    if (type === undefined || this.busy()) return;
    const text = this.field().nativeElement.value.trim();
    this.busy.set(true);
    try {
      await this.go(type, text);
    } finally {
      this.busy.set(false);
    }
  }

  private async go(type: string, text: string): Promise<void> {
    const only = text === '' ? undefined : await this.onlyHit(type, text);
    if (only === undefined) await this.router.navigate(['/search'], { queryParams: { type, text: text === '' ? undefined : text } });
    else await this.router.navigate(['/objects', only]);
    this.field().nativeElement.value = '';
    this.field().nativeElement.blur();
  }

  // The list says what went wrong when the search does not work.
  private async onlyHit(type: string, text: string): Promise<string | undefined> {
    try {
      const { items } = await this.api.search({ type, text, limit: 2 });
      return items.length === 1 ? items[0]?.id : undefined;
    } catch {
      return undefined;
    }
  }
}
