import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ListField } from '@tessera/plugin-api';
import { faultText } from '../fields/fault-texts.js';
import { listFault } from '../fields/list-faults.js';
import type { Listed } from '../fields/list-faults.js';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';

/** Several numbers or lines of text: one after the other, each to be taken away again. */
@Component({
  selector: 't-list-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatFormField, MatIconButton, MatInput, MatLabel],
  templateUrl: './list-control.html',
  styleUrl: './list-control.scss',
})
export class ListControl {
  protected readonly texts = inject(Texts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly drawn = input.required<DrawnField<ListField, Listed>>();

  protected readonly typed = signal('');
  private readonly wrong = signal<string | undefined>(undefined);
  private readonly entry = viewChild<ElementRef<HTMLInputElement>>('entry');
  protected readonly items = computed(() => this.drawn().control().value());
  protected readonly isFull = computed(() => this.items().length >= this.drawn().field.maxItems);
  protected readonly isNumbers = computed(() => this.drawn().field.of.kind === 'integer');
  protected readonly fault = computed(() => {
    const reason = this.wrong();
    return reason === undefined ? this.drawn().fault() : faultText(reason, this.drawn().field, this.drawn().values(), this.texts);
  });

  /** An item as people read it. */
  protected said(item: string | number): string {
    return typeof item === 'number' ? this.texts.number(item) : item;
  }

  protected write(text: string): void {
    this.typed.set(text);
    this.wrong.set(undefined);
  }

  // With nothing typed Enter goes on, as in every other field.
  protected addOnEnter(event: Event): void {
    if (this.typed().trim() === '') return;
    event.preventDefault();
    event.stopPropagation();
    this.add();
  }

  protected add(): void {
    const text = this.typed().trim();
    if (text === '') return;
    const item = this.isNumbers() && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    const items = [...this.items(), item];
    const reason = listFault({ ...this.drawn().field, minItems: 0 }, items);
    this.wrong.set(reason);
    if (reason !== undefined) return;
    this.change(items);
    this.typed.set('');
  }

  protected remove(index: number): void {
    this.change(this.items().filter((_, at) => at !== index));
    // The button is gone: the one that takes its place, or the field, has the focus now.
    setTimeout(() => {
      const buttons = this.host.nativeElement.querySelectorAll<HTMLElement>('li button');
      (buttons[Math.min(index, buttons.length - 1)] ?? this.entry()?.nativeElement)?.focus();
    });
  }

  private change(items: Listed): void {
    const control = this.drawn().control();
    control.value.set(items);
    control.markAsTouched();
  }
}
