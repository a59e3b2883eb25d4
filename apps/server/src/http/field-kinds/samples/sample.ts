import type { Json } from '@tessera/engine';
import type { Fields } from '@tessera/plugin-api';

/** Answers that the server does not accept, and the reason that it gives. */
export interface WrongAnswer {
  readonly values: Json;
  readonly reason: string;
}

/** One way to use a field kind: a small form of its own, as a package would declare it. */
export interface Sample {
  /** In addresses: lower case and hyphens. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly fields: Fields;
  /** What an administrator sets; the fields may refer to it. */
  readonly options?: Fields;
  readonly wrong: readonly WrongAnswer[];
}

/** A field kind with everything that it can do. */
export interface KindSamples {
  readonly title: string;
  readonly text: string;
  readonly samples: readonly [Sample, ...Sample[]];
}
