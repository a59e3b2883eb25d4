import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Four tiles, one of them turned: a tessera of the mosaic. */
@Component({
  selector: 't-product-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <rect x="2" y="2" width="11" height="11" rx="2.5" />
      <rect x="2" y="15" width="11" height="11" rx="2.5" class="pale" />
      <rect x="15" y="15" width="11" height="11" rx="2.5" />
      <rect x="15.6" y="2.6" width="9.8" height="9.8" rx="2.5" class="turned" />
    </svg>
    <span>Tessera</span>
  `,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 10px; font: 650 1.0625rem/1 var(--mat-sys-title-medium-font); letter-spacing: -0.01em; color: var(--mat-sys-on-surface); }
    svg { flex: none; width: 28px; height: 28px; fill: var(--mat-sys-primary); }
    @media (max-width: 599px) { :host(.short) span { display: none; } }
    .pale { opacity: 0.45; }
    .turned { fill: var(--t-ready); transform: rotate(14deg); transform-origin: 20.5px 7.5px; }
  `,
})
export class ProductMark {}
