import type { Field } from '@tessera/plugin-api';

const COLOURS = { '#0b57d0': 'Blue', '#146c2e': 'Green', '#b3261e': 'Red', '#6b4f00': 'Brown' };
const NAME = 'gallery-colour';

/** A custom element as packages ship them: plain browser code that gets `field` and `value` and tells by `value-change`. */
class GalleryColour extends HTMLElement {
  field?: Field;
  value?: unknown;

  connectedCallback(): void {
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = this.field?.title ?? '';
    group.append(legend, ...Object.entries(COLOURS).map(([colour, name]) => this.choice(colour, name)));
    Object.assign(group.style, { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', border: '0', margin: '0', padding: '0' });
    this.replaceChildren(group);
  }

  private choice(colour: string, name: string): HTMLElement {
    const label = document.createElement('label');
    const input = Object.assign(document.createElement('input'), { type: 'radio', name: NAME, value: colour, checked: this.value === colour });
    input.addEventListener('change', () => this.dispatchEvent(new CustomEvent('value-change', { detail: colour })));
    const patch = document.createElement('span');
    Object.assign(patch.style, { width: '24px', height: '24px', borderRadius: '6px', background: colour });
    Object.assign(label.style, { display: 'inline-flex', gap: '8px', alignItems: 'center', minHeight: '40px' });
    label.append(input, patch, name);
    return label;
  }
}

/** Makes the element known, as the file of a package does when it is loaded. */
export function defineGalleryColour(): void {
  if (customElements.get(NAME) === undefined) customElements.define(NAME, GalleryColour);
}
