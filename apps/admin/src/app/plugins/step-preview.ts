import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ENCODER_DESK, FILE_DESK, OBJECT_FINDER, StepForm } from '@tessera/forms';
import type { Fields } from '@tessera/plugin-api';
import { sentences } from '../ui/sentences.js';
import { inertEncoder, inertFiles, inertFinder } from './inert-desks.js';

/** A step as the operator sees it; nothing in it can be reached or changed. The table beside it says the same in words. */
@Component({
  selector: 'adm-step-preview',
  imports: [StepForm],
  providers: [
    { provide: OBJECT_FINDER, useValue: inertFinder },
    { provide: FILE_DESK, useValue: inertFiles },
    { provide: ENCODER_DESK, useValue: inertEncoder },
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="t-small t-muted">{{ t('useCasePage.preview') }}</p>
    <div class="screen" inert>
      <p class="heading">{{ heading() }}</p>
      @if (text(); as words) { <p class="t-muted">{{ words }}</p> }
      <t-step-form [fields]="fields()" [formId]="formId()" />
    </div>
  `,
  styleUrl: './step-preview.scss',
})
export class StepPreview {
  protected readonly t = sentences();
  readonly heading = input.required<string>();
  readonly text = input<string>();
  readonly fields = input.required<Fields>();
  readonly formId = input.required<string>();
}
