import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ElementRef, effect, inject, input, resource, untracked, viewChild } from '@angular/core';
import type { Type } from '@angular/core';
import type { Entered } from '../fields/faults.js';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';

/** A custom element of a package: it gets field, value, subjects and `lang`, and tells of changes by `value-change`. */
interface PluginElement extends HTMLElement {
  field?: unknown;
  value?: unknown;
  subjects?: unknown;
}

/** Hosts a package's custom element; when it does not load, the built-in control takes its place and says so. */
@Component({
  selector: 't-element-host-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgComponentOutlet],
  template: `
    @if (element.error()) {
      <p class="t-muted t-small" role="status">{{ t('forms.element.fallback', { name: drawn().field.element }) }}</p>
      <ng-container *ngComponentOutlet="instead(); inputs: { drawn: drawn() }" />
    } @else {
      <div #place></div>
      @if (drawn().fault(); as fault) { <p class="fault t-small" role="alert">{{ fault }}</p> }
    }
  `,
  styles: `.fault { color: var(--mat-sys-error); }`,
})
export class ElementHostControl {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  readonly drawn = input.required<DrawnField>();
  /** The built-in control for the same kind. */
  readonly instead = input.required<Type<unknown>>();

  private readonly place = viewChild<ElementRef<HTMLElement>>('place');
  protected readonly element = resource({
    params: () => this.drawn().field.element,
    loader: ({ params: name }) => loadElement(name),
  });

  private made: PluginElement | undefined;

  constructor() {
    effect(() => {
      const place = this.place()?.nativeElement;
      if (place === undefined || !this.element.hasValue()) return;
      const element = this.elementAt(place, this.element.value());
      this.tell(element);
      if (element.parentNode !== place) place.replaceChildren(element);
    });
  }

  // One element as long as the field is on the screen: what somebody has drawn or typed there outlives a switch of language.
  private elementAt(place: HTMLElement, name: string): PluginElement {
    if (this.made?.localName === name && this.made.parentNode === place) return this.made;
    this.made = document.createElement(name);
    this.made.addEventListener('value-change', (event) => this.take((event as CustomEvent<unknown>).detail));
    return this.made;
  }

  private tell(element: PluginElement): void {
    const { field, control, context } = this.drawn();
    element.lang = this.texts.language();
    Object.assign(element, { field, subjects: context.subjects ?? [] });
    const value = control().value();
    if (!Object.is(element.value, value)) element.value = value;
    if (this.drawn().fault() === undefined) element.removeAttribute('aria-invalid');
    else element.setAttribute('aria-invalid', 'true');
  }

  private take(value: unknown): void {
    if (!isValue(value)) return;
    const { control } = untracked(this.drawn);
    control().value.set(value);
    control().markAsDirty();
  }
}

function isValue(value: unknown): value is Entered {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string' || typeof one === 'number');
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

async function loadElement(name: string): Promise<string> {
  if (customElements.get(name) === undefined) {
    const address = `/api/elements/${encodeURIComponent(name)}.js`;
    await import(/* @vite-ignore */ address);
  }
  if (customElements.get(name) === undefined) throw new Error(`the file does not define ${name}`);
  return name;
}
