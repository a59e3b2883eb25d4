import { inject, Injectable } from '@angular/core';
import { Api, listNumberings, saveNumbering, type NumberingView, type SaveNumbering } from '@tessera/api-client';
import { because, seen } from './values.js';

/** How objects are numbered. */
@Injectable({ providedIn: 'root' })
export class NumberingApi {
  private readonly api = inject(Api);

  async all(): Promise<readonly NumberingView[]> {
    return (await this.api.invoke(listNumberings)).items;
  }

  save({ objectType, revision }: NumberingView, body: SaveNumbering, reason = ''): Promise<NumberingView> {
    return this.api.invoke(saveNumbering, { type: objectType, 'If-Match': seen(revision), ...because(reason), body });
  }
}
