import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ElementRef, effect, inject, input, resource, untracked, viewChild } from '@angular/core';
import type { Type } from '@angular/core';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';

/** A custom element of a package: it gets field, value and subjects, and tells of changes by `value-change`. */
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
  protected readonly t = inject(Texts).t;

  readonly drawn = input.required<DrawnField>();
  /** The built-in control for the same kind. */
  readonly instead = input.required<Type<unknown>>();

  private readonly place = viewChild<ElementRef<HTMLElement>>('place');
  protected readonly element = resource({
    params: () => this.drawn().field.element,
    loader: ({ params: name }) => loadElement(name),
  });

  constructor() {
    effect(() => {
      const place = this.place()?.nativeElement;
      if (place === undefined || !this.element.hasValue()) return;
      const name = this.element.value();
      untracked(() => place.replaceChildren(this.make(name)));
    });
  }

  private make(name: string): PluginElement {
    const { field, control, context } = this.drawn();
    const element: PluginElement = document.createElement(name);
    Object.assign(element, { field, value: control().value(), subjects: context.subjects ?? [] });
    element.addEventListener('value-change', (event) => {
      const value: unknown = (event as CustomEvent<unknown>).detail;
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
      control().value.set(value);
      control().markAsDirty();
    });
    return element;
  }
}

async function loadElement(name: string): Promise<string> {
  if (customElements.get(name) === undefined) {
    const address = `/api/elements/${encodeURIComponent(name)}.js`;
    await import(/* @vite-ignore */ address);
  }
  if (customElements.get(name) === undefined) throw new Error(`the file does not define ${name}`);
  return name;
}
