// Draws a badge code as two groups of four signs. Plain JavaScript in one file: the house serves it as it is.
const TEXTS = {
  en: { hint: 'Two groups of four signs, 0 to 9 and A to F. Letters may be small.' },
  it: { hint: 'Due gruppi di quattro segni, da 0 a 9 e da A a F. Le lettere possono essere minuscole.' },
};

const STYLE = `
  :host { display: block; font: inherit; color: var(--mat-sys-on-surface, CanvasText); }
  label { display: block; margin-block-end: 4px; color: var(--mat-sys-on-surface-variant, inherit); }
  input {
    box-sizing: border-box; inline-size: 100%; max-inline-size: 16rem; padding: 12px 16px; font: inherit; letter-spacing: 0.15em; text-transform: uppercase;
    color: inherit; background: transparent; border: 1px solid var(--mat-sys-outline, currentColor); border-radius: 4px;
  }
  input:focus-visible { outline: 2px solid var(--mat-sys-primary, Highlight); outline-offset: 1px; }
  :host([aria-invalid='true']) input { border-color: var(--mat-sys-error, red); }
  p { margin: 4px 0 0; color: var(--mat-sys-on-surface-variant, inherit); font-size: 0.875em; }
`;

class BadgeCode extends HTMLElement {
  static observedAttributes = ['lang', 'aria-invalid'];

  #field;
  #label = document.createElement('label');
  #input = Object.assign(document.createElement('input'), { id: 'code', autocomplete: 'off', spellcheck: false });
  #hint = Object.assign(document.createElement('p'), { id: 'hint' });

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [style];
    this.#label.htmlFor = 'code';
    this.#input.setAttribute('aria-describedby', 'hint');
    this.#input.addEventListener('input', () => this.#tell());
    root.append(this.#label, this.#input, this.#hint);
  }

  /** The field as the package declared it, in the reader's language. */
  set field(field) {
    this.#field = field;
    this.#draw();
  }

  /** What stands there at the moment. */
  get value() {
    return this.#code();
  }

  set value(value) {
    if (value !== this.#code()) this.#input.value = value ?? '';
  }

  attributeChangedCallback() {
    this.#draw();
  }

  // Two groups, whatever people type between them.
  #code() {
    const signs = this.#input.value.toUpperCase().replace(/[^0-9A-Z]/g, '');
    return signs.length > 4 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs;
  }

  #tell() {
    this.dispatchEvent(new CustomEvent('value-change', { detail: this.#code() }));
  }

  #draw() {
    const texts = this.lang.startsWith('it') ? TEXTS.it : TEXTS.en;
    this.#label.textContent = this.#field?.title ?? '';
    this.#hint.textContent = texts.hint;
    this.#input.setAttribute('aria-invalid', String(this.getAttribute('aria-invalid') === 'true'));
  }
}

customElements.define('acme-badge-code', BadgeCode);
