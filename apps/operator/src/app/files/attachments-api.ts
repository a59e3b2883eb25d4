import { Injectable, inject } from '@angular/core';
import { Api, detachFile } from '@tessera/api-client';

/** The calls about what is attached to an object; sending is the file desk's. */
@Injectable({ providedIn: 'root' })
export class AttachmentsApi {
  private readonly api = inject(Api);

  async detach(id: string, fileId: string): Promise<void> {
    await this.api.invoke(detachFile, { id, fileId });
  }
}
