import { type HttpContext, HttpHeaders, HttpParams, HttpRequest } from '@angular/common/http';

type Value = string | number | boolean | Readonly<Record<string, unknown>> | readonly unknown[] | undefined;

/** What becomes of a request apart from its address. */
export interface BuildOptions {
  readonly accept?: string;
  readonly responseType?: 'json' | 'text' | 'blob' | 'arraybuffer';
  readonly reportProgress?: boolean;
  readonly context?: HttpContext;
}

/** Puts a request together: path, query, headers and a JSON body. */
export class RequestBuilder {
  private address: string;
  private params = new HttpParams();
  private headers = new HttpHeaders();
  private content: unknown = null;

  constructor(rootUrl: string, path: string, private readonly method: string) {
    this.address = rootUrl + path;
  }

  path(name: string, value: Value, _style?: object): void {
    this.address = this.address.replace(`{${name}}`, encodeURIComponent(String(value)));
  }

  query(name: string, value: Value, _style?: object): void {
    if (value === undefined) return;
    if (typeof value !== 'object') this.params = this.params.append(name, value);
    else if (Array.isArray(value)) value.forEach((one) => this.query(name, String(one)));
    else for (const [key, one] of Object.entries(value)) this.query(key, one === undefined ? undefined : String(one));
  }

  header(name: string, value: Value, _style?: object): void {
    if (value !== undefined) this.headers = this.headers.set(name, String(value));
  }

  body(value: unknown, contentType = 'application/json'): void {
    this.content = value ?? null;
    if (value !== undefined) this.headers = this.headers.set('Content-Type', contentType);
  }

  build<T>(options: BuildOptions = {}): HttpRequest<T> {
    const { accept, responseType = 'json', reportProgress, context } = options;
    const headers = accept === undefined ? this.headers : this.headers.set('Accept', accept);
    const settings = { params: this.params, headers, responseType, reportProgress, context };
    return new HttpRequest<T>(this.method.toUpperCase(), this.address, this.content as T | null, settings);
  }
}
