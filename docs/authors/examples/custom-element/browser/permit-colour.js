// #region element
const COLOURS = { '#0b57d0': 'Blue', '#146c2e': 'Green', '#b3261e': 'Red' };

class PermitColour extends HTMLElement {
  #field;
  #value;

  // The page sets `field` and `value` before the element is shown, and again when they change.
  set field(field) { this.#field = field; this.#draw(); }
  get field() { return this.#field; }
  set value(value) { this.#value = value; this.#draw(); }
  get value() { return this.#value; }

  connectedCallback() { this.#draw(); }

  #draw() {
    if (!this.isConnected || !this.#field) return;
    const group = document.createElement('fieldset');
    group.append(Object.assign(document.createElement('legend'), { textContent: this.#field.title }));
    for (const [colour, name] of Object.entries(COLOURS)) group.append(this.#choice(colour, name));
    this.replaceChildren(group);
  }

  #choice(colour, name) {
    const label = document.createElement('label');
    const input = Object.assign(document.createElement('input'), { type: 'radio', name: this.localName, checked: this.#value === colour });
    input.addEventListener('change', () => {
      this.#value = colour;
      this.dispatchEvent(new CustomEvent('value-change', { detail: colour }));
    });
    label.append(input, name);
    return label;
  }
}

customElements.define('acme-permit-colour', PermitColour);
// #endregion
