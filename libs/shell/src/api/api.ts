import { HttpClient, HttpHeaders, HttpParams } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { asProblem } from './problem.js';

/** Values of a query string; what is `undefined` or empty stays out. */
export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

interface Call {
  readonly params?: Parameters;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The house's HTTP API as promises; every failure is a `Problem`. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  get<T>(path: string, params?: Parameters): Promise<T> {
    return this.call<T>('GET', path, { params });
  }

  /** Sends with a fresh `Idempotency-Key`, or with the given one when the same intention is sent again. */
  post<T>(path: string, body?: unknown, idempotencyKey: string = crypto.randomUUID()): Promise<T> {
    return this.call<T>('POST', path, { body: body ?? {}, headers: { 'Idempotency-Key': idempotencyKey } });
  }

  /** Replaces; `revision` guards against overwriting somebody else's change. */
  put<T>(path: string, body: unknown, revision?: number): Promise<T> {
    const headers = revision === undefined ? undefined : { 'If-Match': `"${revision}"` };
    return this.call<T>('PUT', path, { body, headers });
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>('PATCH', path, { body });
  }

  delete<T = void>(path: string): Promise<T> {
    return this.call<T>('DELETE', path, {});
  }

  private async call<T>(method: string, path: string, call: Call): Promise<T> {
    const params = new HttpParams({ fromObject: present(call.params ?? {}) });
    const headers = new HttpHeaders({ ...call.headers });
    try {
      return await firstValueFrom(this.http.request<T>(method, `/api${path}`, { body: call.body, params, headers }));
    } catch (cause) {
      throw asProblem(cause);
    }
  }
}

function present(params: Parameters): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') kept[name] = value;
  }
  return kept;
}
