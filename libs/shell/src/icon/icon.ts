import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A picture from the icon package; decoration only, words stand beside it. */
@Component({
  selector: 't-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host { display: inline-flex; flex: none; width: 20px; height: 20px; }
    svg { width: 100%; height: 100%; fill: currentcolor; }
  `,
})
export class Icon {
  readonly path = input.required<string>();
}
