import { ChangeDetectionStrategy, Component, computed, effect, inject, input, numberAttribute } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { LiveUpdates, Moment, Notice, PageTitle, query, Session } from '@tessera/shell';
import { ConfigurationApi } from '../data/configuration.api.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { openGoBack } from './open-go-back.js';
import { SideBySideView } from './side-by-side-view.js';

/** One revision: who made it and why, next to any other, and the way back to it. */
@Component({
  selector: 'adm-revision',
  imports: [AdminPage, MatButton, Moment, Notice, SideBySideView, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './revision.page.html',
  styles: `
    .head { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: end; }
    h2 { flex: 1 1 200px; }
    label { display: grid; gap: 4px; }
    input { width: 120px; }
    .reason { overflow-wrap: anywhere; }
  `,
})
export class RevisionPage {
  protected readonly t = sentences();
  private readonly api = inject(ConfigurationApi);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** From the address. */
  readonly number = input.required({ transform: numberAttribute });
  /** What it is compared with, from the address; the revision before it when nothing is said. */
  readonly with = input<string>();

  protected readonly revision = query(() => this.number(), (number) => this.api.revision(number));
  private readonly newest = query(() => ({ seenFrom: this.number() }), async () => (await this.api.revisions(undefined, undefined)).items[0]?.number);
  protected readonly other = computed(() => Number(this.with() ?? this.number() - 1));
  private readonly compared = query(
    () => (this.with() === undefined ? undefined : { from: this.other(), to: this.number() }),
    ({ from, to }) => this.api.compare(from, to),
  );
  protected readonly differences = computed(() => (this.with() === undefined ? this.revision : this.compared));
  protected readonly isNewest = computed(() => this.newest.value() === this.number());
  protected readonly mayGoBack = computed(() => this.session.can('configuration:apply') && this.newest.value() !== undefined && !this.isNewest());
  protected readonly download = computed(() => this.api.downloadAddress(this.number()));

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => this.newest.reload());
    const title = inject(PageTitle);
    effect(() => title.about(this.t('revision.heading', { number: this.number() })));
  }

  protected compareWith(event: Event, wanted: string): void {
    event.preventDefault();
    if (/^[1-9]\d{0,8}$/.test(wanted)) void this.router.navigate([], { queryParams: { with: wanted } });
  }

  protected async goBack(): Promise<void> {
    const made = await openGoBack(this.dialog, this.number());
    if (made?.revision !== undefined) void this.router.navigate(['/configuration/revisions', made.revision]);
  }
}
