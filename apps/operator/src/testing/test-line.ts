/** The connection that news come on, in the hands of a test: it can say something, break and come back. */
export class TestLine {
  static last: TestLine;
  onerror = (): void => undefined;
  onopen = (): void => undefined;
  private readonly hearers = new Map<string, (event: { readonly data: string }) => void>();

  constructor() {
    TestLine.last = this;
  }

  addEventListener(kind: string, hear: (event: { readonly data: string }) => void): void {
    this.hearers.set(kind, hear);
  }

  close(): void {}

  /** News of that kind. */
  say(kind: string, data: object = {}): void {
    this.hearers.get(kind)?.({ data: JSON.stringify(data) });
  }

  /** Breaks and comes back: news may have been missed. */
  break(): void {
    this.onerror();
    this.onopen();
  }
}
