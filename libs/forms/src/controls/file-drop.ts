import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';

/** Where a file is chosen or dropped. The native input inside is what keyboards and readers reach. */
@Component({
  selector: 't-file-drop',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [class.over]="over()" (dragover)="hover($event)" (dragleave)="over.set(false)" (drop)="drop($event)">
      <input #file class="t-hidden" type="file" [accept]="accept()" [disabled]="disabled()" [attr.aria-invalid]="invalid()"
        (change)="choose(file)" (blur)="left.emit()" />
      <span class="face t-button outlined">{{ text() }}</span>
      <span class="t-muted t-small"><ng-content /></span>
    </label>
  `,
  styles: `
    label { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 16px; border: 1px dashed var(--mat-sys-outline); border-radius: 10px; cursor: pointer; }
    .over { border-style: solid; border-color: var(--mat-sys-primary); background: var(--mat-sys-surface-container-high); }
    label:has(:focus-visible) .face { outline: var(--t-ring); outline-offset: 2px; }
    label:has(:disabled) { cursor: default; opacity: 0.6; }
  `,
})
export class FileDrop {
  readonly text = input.required<string>();
  readonly accept = input.required<string>();
  readonly disabled = input(false);
  readonly invalid = input(false);
  readonly chosen = output<File>();
  readonly left = output();

  protected readonly over = signal(false);

  protected choose(input: HTMLInputElement): void {
    const file = input.files?.[0];
    // The same file can be chosen again, after it was mended.
    input.value = '';
    if (file) this.chosen.emit(file);
  }

  protected hover(event: DragEvent): void {
    event.preventDefault();
    this.over.set(!this.disabled());
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file && !this.disabled()) this.chosen.emit(file);
  }
}
