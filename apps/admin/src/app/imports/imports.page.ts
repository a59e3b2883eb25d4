import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { FileDrop } from '@tessera/forms';
import { Empty, Moment, Notice, query, Texts } from '@tessera/shell';
import { ImportsApi } from '../data/imports.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';

/** Choose a file to import, and what became of earlier ones. */
@Component({
  selector: 'adm-imports',
  imports: [AdminPage, Empty, FileDrop, MatButton, Moment, Notice, RouterLink, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './imports.page.html',
  styleUrl: './imports.page.scss',
})
export class ImportsPage {
  protected readonly t = sentences();
  private readonly api = inject(ImportsApi);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  protected readonly attempt = inject(Attempt);
  protected readonly kinds = query(() => 'kinds', () => this.api.kinds());
  protected readonly imports = query(() => 'imports', () => this.api.list());
  protected readonly wanted = signal<string | undefined>(undefined);
  protected readonly kind = computed(() => this.kinds.value()?.find(({ name }) => name === this.wanted()) ?? this.kinds.value()?.[0]);
  protected readonly file = signal<File | undefined>(undefined);
  protected readonly share = signal(0);

  protected percent(): string {
    return this.texts.number(Math.round(this.share() * 100));
  }

  protected number(value: number): string {
    return this.texts.number(value);
  }

  protected async send(): Promise<void> {
    const [kind, file] = [this.kind(), this.file()];
    if (!kind || !file) return;
    this.share.set(0);
    const sent = await this.attempt.answer('send', () => this.api.send(kind.name, file, (share) => this.share.set(share)));
    if (sent) await this.router.navigate(['/imports', sent.id]);
    else this.imports.reload();
  }
}
