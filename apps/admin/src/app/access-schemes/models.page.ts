import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { followRules, query, Session } from '@tessera/shell';
import type { ModelNumbersView, ModelView } from '@tessera/api-client';
import { askWhy } from '../ui/ask-why.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { Waiting } from '../ui/waiting.js';
import type { ModelWish } from './model-sheet.js';
import { ModelsApi } from './models.api.js';
import { SchemesApi } from './schemes.api.js';

/** The models of an object type: kinds of objects with a scenario and numbers of their own. */
@Component({
  selector: 'adm-models',
  imports: [MatButton, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './models.page.html',
  styles: `
    :host { display: grid; gap: 16px; min-width: 0; }
    .choose { gap: 16px; align-items: end; flex-wrap: wrap; }
    .choose label { display: grid; gap: 4px; min-width: 0; max-width: 100%; font-weight: 550; }
    .choose select { max-width: 100%; min-width: 180px; }
    .sets { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr)); gap: 16px; }
    h3 { overflow-wrap: anywhere; }
    dl { display: grid; gap: 2px; margin: 0; overflow-wrap: anywhere; }
    dt { color: var(--mat-sys-on-surface-variant); font-size: 0.8125rem; }
    dd { margin: 0 0 6px; }
  `,
})
export class ModelsPage {
  protected readonly t = sentences();
  private readonly api = inject(ModelsApi);
  private readonly schemes = inject(SchemesApi);
  private readonly dialog = inject(MatDialog);
  private readonly askWhy = askWhy();
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  protected readonly mayWrite = inject(Session).can('acl:write');

  /** The object type, from the address. */
  readonly type = input<string>();

  protected readonly types = query(() => 'types', () => this.schemes.types());
  protected readonly typeName = computed(() => this.type() ?? this.types.value()?.[0]?.name);
  protected readonly all = query(() => this.typeName(), (type) => this.api.list(type));
  protected readonly known = computed(() => (this.all.value()?.objectType === this.typeName() ? this.all.value() : undefined));

  constructor() {
    followRules([this.types, this.all]);
  }

  protected show(type: string): void {
    void this.router.navigate([], { queryParams: { type } });
  }

  protected numbers(numbers: ModelNumbersView | undefined): string {
    return numbers ? `${numbers.prefix}${'1'.padStart(numbers.digits, '0')}` : this.t('models.noNumbers');
  }

  protected async edit(type: string, model?: ModelView): Promise<void> {
    const found = await this.attempt.answer('open', () => this.schemes.schemes(type));
    if (!found) return;
    const scenarios = found.schemes.filter(({ level }) => level === 'scenario').map(({ name }) => name);
    const { ModelSheet } = await import('./model-sheet.js');
    const wish = await sheet<ModelWish>(this.dialog, ModelSheet, { scenarios, ...(model && { model }) });
    if (!wish) return;
    await this.attempt.done('save', this.t('models.saved', { name: wish.model.name }), () => this.api.save(type, wish.model, wish.reason, model));
    this.all.reload();
  }

  protected async remove(type: string, { id, name }: ModelView): Promise<void> {
    const reason = await this.askWhy({ title: this.t('models.removeHeading', { name }), text: this.t('models.removeText'), yes: this.t('models.removeYes'), tone: 'danger' });
    if (reason === undefined) return;
    await this.attempt.done('remove', this.t('models.removed', { name }), () => this.api.remove(type, id, reason));
    this.all.reload();
  }
}
