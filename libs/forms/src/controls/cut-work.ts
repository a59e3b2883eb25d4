/** A picture that is cut, and what happens then. */
export interface CutWork {
  readonly file: File;
  readonly width: number;
  readonly height: number;
  use(part: Blob): void;
  cancel(): void;
  fail(): void;
}
