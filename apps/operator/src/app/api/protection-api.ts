import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ObjectView } from '@tessera/api-client';
import { firstValueFrom } from 'rxjs';

/** What keeps an object from being changed, or gives it back. */
export type ProtectionAction = 'lock' | 'unlock' | 'force-unlock' | 'freeze' | 'unfreeze';

/** The calls that lock, unlock, freeze and unfreeze an object. */
@Injectable({ providedIn: 'root' })
export class ProtectionApi {
  private readonly http = inject(HttpClient);

  /** Does it at once; an object that somebody else keeps is a `Problem`. */
  perform(action: ProtectionAction, id: string): Promise<ObjectView> {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    return firstValueFrom(this.http.post<ObjectView>(`/api/objects/${encodeURIComponent(id)}/${action}`, {}, { headers }));
  }
}
