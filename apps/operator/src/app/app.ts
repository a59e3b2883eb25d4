import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { Frame } from '@tessera/shell';
import { filter, map } from 'rxjs/operators';
import { QuickSearch } from './quick-search/quick-search.js';

/** The frame with the page in view; the start page has the large quick search, all others the small one. */
@Component({
  selector: 'app-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Frame, QuickSearch, RouterOutlet],
  template: `
    <t-frame>
      @if (!onStart()) { <app-quick-search quickSearch [compact]="true" /> }
      <router-outlet />
    </t-frame>
  `,
})
export class App {
  private readonly router = inject(Router);
  private readonly url = toSignal(
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd), map((event) => event.urlAfterRedirects)),
    { initialValue: '/' },
  );
  protected readonly onStart = computed(() => this.url().split(/[?#]/)[0] === '/');
}
