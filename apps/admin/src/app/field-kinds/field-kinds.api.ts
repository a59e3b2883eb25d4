import { inject, Injectable } from '@angular/core';
import { Api, checkSample, drawSample, listFieldKinds, type FieldKindView } from '@tessera/api-client';
import { asProblem, type Problem } from '@tessera/shell';
import type { Fields } from '@tessera/plugin-api';
import type { FieldValues } from '../data/values.js';

/** Where a sample is: its kind and its name. */
export interface SampleAddress {
  readonly kind: string;
  readonly sample: string;
}

/** What the server said to answers. */
export type Verdict = { readonly accepted: FieldValues } | { readonly problem: Problem };

/** Field kinds and what the server says to answers. */
@Injectable({ providedIn: 'root' })
export class FieldKindsApi {
  private readonly api = inject(Api);

  /** Every kind with its samples. */
  async list(): Promise<readonly FieldKindView[]> {
    return (await this.api.invoke(listFieldKinds)).items;
  }

  /** The fields of a sample under other options. */
  async draw(at: SampleAddress, options: FieldValues): Promise<Fields> {
    return (await this.api.invoke(drawSample, { ...at, body: { options } })).fields;
  }

  /** Whether a run would take these answers. Throws what is no answer to that. */
  async check(at: SampleAddress, values: FieldValues, options: FieldValues): Promise<Verdict> {
    try {
      return { accepted: (await this.api.invoke(checkSample, { ...at, body: { values, options } })).values };
    } catch (cause) {
      const problem = asProblem(cause);
      if (problem.status !== 422) throw cause;
      return { problem };
    }
  }
}
