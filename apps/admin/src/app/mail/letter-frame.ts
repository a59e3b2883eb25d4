import { ChangeDetectionStrategy, Component, computed, CSP_NONCE, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';

/** A mail as its reader sees it, in a frame where nothing runs and nothing is loaded. */
@Component({
  selector: 'adm-letter-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<iframe sandbox="" tabindex="0" [title]="label()" [srcdoc]="page()"></iframe>`,
  styles: `
    iframe { display: block; box-sizing: border-box; width: 100%; height: 320px; border: 1px solid var(--mat-sys-outline-variant); border-radius: 8px; background: #fff; }
  `,
})
export class LetterFrame {
  private readonly sanitizer = inject(DomSanitizer);
  private readonly nonce = inject(CSP_NONCE, { optional: true });
  readonly label = input.required<string>();
  readonly html = input.required<string>();

  // The frame keeps the rules of this page: without the nonce the mail would lose its style. Scripts stay out by the sandbox.
  protected readonly page = computed(() =>
    this.sanitizer.bypassSecurityTrustHtml(this.html().replace('<style>', this.nonce ? `<style nonce="${this.nonce}">` : '<style>')),
  );
}
