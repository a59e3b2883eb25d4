import { ChangeDetectionStrategy, Component, ElementRef, afterRenderEffect, booleanAttribute, inject, input, signal, viewChild } from '@angular/core';

/** A button that opens a short list. The list is plain buttons and links, so Tab and arrows both lead through it. */
@Component({
  selector: 't-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button #trigger type="button" class="trigger" [attr.aria-label]="label()" [attr.aria-expanded]="open()" (click)="open.set(!open())">
      <ng-content select="[face]" />
    </button>
    @if (open()) {
      <div #list class="list" [class.start]="fromStart()"><ng-content /></div>
    }
  `,
  styleUrl: './menu.scss',
  host: {
    '(document:pointerdown)': 'closeFromOutside($event)',
    '(focusout)': 'closeFromOutside($event)',
    '(click)': 'closeAfterChoice($event)',
    '(keydown)': 'key($event)',
  },
})
export class Menu {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly trigger = viewChild.required<ElementRef<HTMLButtonElement>>('trigger');
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  /** Names the button where its face is only a picture. */
  readonly label = input<string>();
  /** The list stays open while several things are chosen in it. */
  readonly stays = input(false, { transform: booleanAttribute });

  protected readonly open = signal(false);
  protected readonly fromStart = signal(false);

  constructor() {
    // The list hangs from the button's end, unless it would leave the window there.
    afterRenderEffect(() => {
      const list = this.list()?.nativeElement;
      if (list === undefined) this.fromStart.set(false);
      else if (list.getBoundingClientRect().left < 0) this.fromStart.set(true);
    });
  }

  protected closeAfterChoice(event: MouseEvent): void {
    const inList = event.target instanceof Node && this.list()?.nativeElement.contains(event.target) === true;
    if (inList && !this.stays()) this.close();
  }

  protected closeFromOutside(event: FocusEvent | PointerEvent): void {
    const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
    // Focus that goes nowhere is a click on something that takes no focus; the pointer tells whether it was outside.
    if (to instanceof Node && !this.host.nativeElement.contains(to)) this.open.set(false);
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.open()) return this.handled(event, () => this.close());
    if (event.key === 'ArrowDown') return this.handled(event, () => this.step(1));
    if (event.key === 'ArrowUp') return this.handled(event, () => this.step(-1));
  }

  private close(): void {
    this.open.set(false);
    this.trigger().nativeElement.focus();
  }

  private handled(event: KeyboardEvent, act: () => void): void {
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  private step(by: 1 | -1): void {
    this.open.set(true);
    setTimeout(() => {
      const items = [...this.host.nativeElement.querySelectorAll<HTMLElement>('.list button, .list a, .list input')];
      const at = items.findIndex((item) => item === document.activeElement);
      items.at((at + by + (at < 0 && by < 0 ? 1 : 0)) % items.length)?.focus();
    });
  }
}
