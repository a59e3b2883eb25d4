import { HttpClient, HttpEventType } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Api, addFilter, changeFilter, listFilters, removeFilter } from '@tessera/api-client';
import type { SavedFilterList, SavedFilterView } from '@tessera/api-client';
import { writeAddress } from '../search/search-address.js';
import type { SearchAddress } from '../search/search-address.js';

/** A file that arrives. */
export interface Arriving {
  readonly bytes: number;
  readonly rows?: number;
  /** All of it, at last. */
  readonly file?: { readonly name: string; readonly content: Blob };
}

/** Filters that are kept, and lists as files. */
@Injectable({ providedIn: 'root' })
export class CatalogueApi {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);

  filters(type: string): Promise<SavedFilterList> {
    return this.api.invoke(listFilters, { type });
  }

  keep(type: string, name: string, shared: boolean, query: SavedFilterView['query']): Promise<SavedFilterView> {
    return this.api.invoke(addFilter, { body: { type, name, shared, query } });
  }

  rename({ id, revision }: SavedFilterView, name: string): Promise<SavedFilterView> {
    return this.api.invoke(changeFilter, { id, 'If-Match': `"${revision}"`, body: { name } });
  }

  async remove({ id }: SavedFilterView): Promise<void> {
    await this.api.invoke(removeFilter, { id });
  }

  /** Takes a list home as a file; answers how to stop it. */
  take(address: SearchAddress, format: 'csv' | 'xlsx', columns: readonly string[], tell: (arriving: Arriving) => void, failed: (error: unknown) => void): () => void {
    const params = writeAddress({ ...address, cursor: undefined }) as Record<string, string>;
    const asked = this.http.get('/api/objects/export', {
      params: { ...params, format, columns: columns.join(',') }, observe: 'events', responseType: 'blob', reportProgress: true,
    });
    let rows: number | undefined;
    const taking = asked.subscribe({
      next: (event) => {
        if (event.type === HttpEventType.ResponseHeader) rows = Number(event.headers.get('x-total-count'));
        if (event.type === HttpEventType.DownloadProgress) tell({ bytes: event.loaded, rows });
        if (event.type !== HttpEventType.Response || event.body === null) return;
        tell({ bytes: event.body.size, rows, file: { name: nameIn(event.headers.get('content-disposition')), content: event.body } });
      },
      error: failed,
    });
    return () => taking.unsubscribe();
  }
}

function nameIn(disposition: string | null): string {
  const name = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return name === undefined ? 'export' : decodeURIComponent(name);
}
