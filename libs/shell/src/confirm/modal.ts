import { ChangeDetectionStrategy, Component, ElementRef, effect, input, output, viewChild } from '@angular/core';

/** The browser's own modal dialog: focus stays inside, Escape closes, focus returns. */
@Component({
  selector: 't-modal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog [attr.aria-label]="label()" (close)="closed.emit()">
      <div class="sheet"><ng-content /></div>
    </dialog>
  `,
  styleUrl: './modal.scss',
  host: { '(click)': 'closeOnBackdrop($event)' },
})
export class Modal {
  readonly open = input.required<boolean>();
  readonly label = input.required<string>();
  readonly closed = output();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    effect(() => {
      const dialog = this.dialog().nativeElement;
      if (this.open() && !dialog.open) dialog.showModal();
      if (!this.open() && dialog.open) dialog.close();
    });
  }

  protected closeOnBackdrop(event: MouseEvent): void {
    if (event.target === this.dialog().nativeElement) this.dialog().nativeElement.close();
  }
}
