/** Something that nobody may see by accident: no log line, no JSON and no template shows what is inside. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** What is inside, for the one place that needs it. */
  reveal(): string {
    return this.#value;
  }

  /** Never what is inside. */
  toJSON(): string {
    return '[secret]';
  }
}
