import { Injectable, inject } from '@angular/core';
import type { EncodedCard, EncoderDesk, ReaderFault, ReaderState } from '@tessera/forms';
import { Api } from '@tessera/shell';

/** The encoder behind our server. */
@Injectable()
export class HttpEncoderDesk implements EncoderDesk {
  private readonly api = inject(Api);

  reader(): Promise<ReaderState> {
    return this.api.get('/encoder/reader');
  }

  arrange(change: { readonly chipSerial: string | null; readonly fault: ReaderFault }): Promise<ReaderState> {
    return this.api.put('/encoder/reader', change);
  }

  encode(runId: string, field: string): Promise<EncodedCard> {
    return this.api.post(`/runs/${runId}/devices/${encodeURIComponent(field)}`);
  }
}
