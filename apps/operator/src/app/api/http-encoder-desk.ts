import { Injectable, inject } from '@angular/core';
import { Api, readReader, setReader, useDevice } from '@tessera/api-client';
import type { EncodedCard, EncoderDesk, ReaderFault, ReaderState } from '@tessera/forms';
import { asProblem } from '@tessera/shell';

/** The encoder behind our server. */
@Injectable()
export class HttpEncoderDesk implements EncoderDesk {
  private readonly api = inject(Api);

  reader(): Promise<ReaderState> {
    return this.api.invoke(readReader);
  }

  arrange(change: { readonly chipSerial: string | null; readonly fault: ReaderFault }): Promise<ReaderState> {
    return this.api.invoke(setReader, { body: change });
  }

  async encode(runId: string, field: string): Promise<EncodedCard> {
    try {
      return await this.api.invoke(useDevice, { id: runId, field });
    } catch (cause) {
      throw asProblem(cause);
    }
  }
}
