import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { ModelShape, ModelView } from '@tessera/api-client';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';

/** Which model to change, nothing for a new one, and the scenarios that there are. */
export interface ModelEdit {
  readonly model?: ModelView;
  readonly scenarios: readonly string[];
}

/** What a model is to be, and why. */
export interface ModelWish {
  readonly model: ModelShape;
  readonly reason: string;
}

/** Asks what a model is called, which scenario its objects follow and how they are numbered. */
@Component({
  selector: 'adm-model-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="adm-form" (submit)="save($event, why.reason())" novalidate>
      <h2 mat-dialog-title>{{ edit.model ? t('models.edit', { name: edit.model.name }) : t('models.add') }}</h2>
      <mat-dialog-content>
        <label>
          <span>{{ t('models.name') }}</span>
          <input class="t-field" name="name" maxlength="100" required autocomplete="off" [value]="edit.model?.name ?? ''" [attr.aria-invalid]="fault() === 'name'" aria-describedby="model-name-fault" />
          <span class="fault" id="model-name-fault">{{ fault() === 'name' ? t('models.nameMissing') : '' }}</span>
        </label>
        <label>
          <span>{{ t('models.scenario') }}</span>
          <select class="t-field" name="scenario" [disabled]="edit.model?.used === true" aria-describedby="model-used">
            <option value="" [selected]="!edit.model?.scenario">{{ t('models.default') }}</option>
            @for (one of edit.scenarios; track one) { <option [value]="one" [selected]="one === edit.model?.scenario">{{ one }}</option> }
          </select>
          <span class="t-small t-muted" id="model-used">{{ edit.model?.used ? t('models.used') : '' }}</span>
        </label>
        <label>
          <span>{{ t('models.prefix') }}</span>
          <input class="t-field" name="prefix" maxlength="20" autocomplete="off" [value]="edit.model?.numbers?.prefix ?? ''" [attr.aria-invalid]="fault() === 'prefix'" aria-describedby="model-prefix-help" />
          <span class="t-small" [class.fault]="fault() === 'prefix'" [class.t-muted]="fault() !== 'prefix'" id="model-prefix-help">{{ t(fault() === 'prefix' ? 'models.prefixWrong' : 'models.prefixHelp') }}</span>
        </label>
        <label>
          <span>{{ t('models.digits') }}</span>
          <input class="t-field" type="number" name="digits" min="1" max="12" step="1" [value]="edit.model?.numbers?.digits ?? 6" [attr.aria-invalid]="fault() === 'digits'" />
        </label>
        <adm-reason-field #why />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ t('words.cancel') }}</button>
        <button matButton="filled" type="submit">{{ t('words.save') }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class ModelSheet {
  protected readonly t = sentences();
  protected readonly edit = inject<ModelEdit>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ModelSheet, ModelWish>>(MatDialogRef);
  protected readonly fault = signal<'name' | 'prefix' | 'digits' | undefined>(undefined);

  protected save(event: Event, reason: string): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const [name, prefix, digits] = [text('name'), text('prefix'), Number(text('digits'))];
    // A field that is switched off is not in the form.
    const scenario = this.edit.model?.used ? this.edit.model.scenario : text('scenario') || undefined;
    this.fault.set(faultOf(name, prefix, digits));
    if (!this.fault()) this.dialog.close({ model: { name, ...(scenario !== undefined && { scenario }), ...(prefix && { numbers: { prefix, digits } }) }, reason });
  }
}

function faultOf(name: string, prefix: string, digits: number): 'name' | 'prefix' | 'digits' | undefined {
  if (!name) return 'name';
  if (!/^[A-Z0-9-]*$/.test(prefix)) return 'prefix';
  return prefix && !(Number.isInteger(digits) && digits >= 1 && digits <= 12) ? 'digits' : undefined;
}
