import fc from 'fast-check';
import type { Operation, Schema } from '../../support/openapi.ts';
import { USE_CASES } from '../../support/use-cases.ts';
import { bodyOfMedia } from './bodies.ts';

/** A request that somebody might send. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** What really is in the house, by the beginning of the address that it has there, or by `?` and the parameter that asks for it. */
export type Known = ReadonlyMap<string, readonly string[]>;

type Resolve = (schema: Schema) => Schema;

const wild = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('', '../..', '%00', "'; drop table runs; --", '9'.repeat(400), '\u202e', 'null', '-1', '1e309'),
  fc.uuid(),
);
const wildJson = fc.jsonValue({ maxDepth: 3 });

/** Makes requests for the operations of the document out of what is known in the house, what fits, and what does not. */
export class Requests {
  private readonly everything: readonly string[];
  private readonly known: Known;
  private readonly resolve: Resolve;

  constructor(known: Known, resolve: Resolve) {
    this.known = known;
    this.resolve = resolve;
    this.everything = [...new Set([...known.values()].flat())];
  }

  of(operation: Operation): fc.Arbitrary<Request> {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
    const value = this.valueAt(operation.path);
    return fc.record({
      path: fc.tuple(...inPath.map(() => value)),
      query: fc.tuple(...inQuery.map((parameter) => this.valueOf(parameter, value))),
      body: this.body(operation),
      type: fc.oneof({ weight: 20, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data') }),
      match: fc.option(fc.constantFrom('"0"', '"1"', '"2"', '*', 'x', '"-5"'), { freq: 3 }),
      key: fc.option(fc.oneof(fc.uuid(), wild.map((text) => text.replace(/[^\x20-\x7e]/g, ''))), { freq: 2 }),
    }).map(({ path, query, body, type, match, key }) => ({
      method: operation.method,
      url: addressOf(operation.path, inPath.map(({ name }, index) => [name, path[index]]), inQuery.map(({ name }, index) => [name, query[index]])),
      headers: {
        ...(body && { 'content-type': type || body.type }),
        ...(match !== null && { 'if-match': match }),
        ...(key !== null && { 'idempotency-key': key.trim() }),
      },
      ...(body && { body: body.content }),
    }));
  }

  // What stands in an address is mostly something that is there.
  private valueAt(path: string): fc.Arbitrary<string> {
    const own = [...this.known].filter(([beginning]) => path.startsWith(beginning)).sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? this.everything;
    return fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...own) }, { weight: 2, arbitrary: fc.constantFrom(...this.everything) }, { weight: 1, arbitrary: wild },
    );
  }

  private valueOf({ name, schema = {} }: Operation['parameters'][number], value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
    const known = this.known.get(`?${name}`);
    if (known === undefined) return fc.option(fc.oneof(this.value(schema, 2), value), { freq: 3 });
    return fc.option(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: this.value(schema, 2) }, { weight: 1, arbitrary: value }), { freq: 8 });
  }

  private body({ body, media }: Operation): fc.Arbitrary<{ readonly type: string; readonly content: string | Uint8Array<ArrayBuffer> } | undefined> {
    if (media !== undefined) return bodyOfMedia(media);
    if (body === undefined) return fc.constant(undefined);
    return fc.oneof(
      { weight: 6, arbitrary: this.value(body, 5).map((value) => JSON.stringify(value) ?? '') },
      { weight: 2, arbitrary: wildJson.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: fc.constantFrom('', '{', '[1,', '{"a":', '"', 'null', '[]', '{"__proto__":{"a":1}}') },
    ).map((content) => ({ type: 'application/json', content }));
  }

  /** Mostly what the schema asks for; now and then something else. */
  private value(raw: Schema, depth: number): fc.Arbitrary<unknown> {
    if (depth <= 0) return wildJson;
    return fc.oneof({ weight: 8, arbitrary: this.wanted(this.resolve(raw), depth) }, { weight: 1, arbitrary: wildJson });
  }

  private wanted(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf;
    if (choices?.length) return fc.oneof(...choices.map((one) => this.value(one, depth - 1)));
    if (schema.enum?.length) return fc.constantFrom(...schema.enum);
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    if (type === 'integer' || type === 'number') {
      return fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(1e9, 1.5, -0));
    }
    if (type === 'boolean') return fc.boolean();
    if (type === 'array') return fc.array(this.value(schema.items ?? {}, depth - 1), { maxLength: 4 });
    if (type === 'string') return fc.oneof(fc.constantFrom(...this.everything, ...Object.values(USE_CASES)), wild);
    return this.object(schema, depth);
  }

  private object(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const entries = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, this.value(one, depth - 1)] as const);
    if (entries.length === 0) return fc.dictionary(fc.constantFrom('amount', 'reason', 'queue', 'name', 'picture', '0', 'x'), fc.oneof(wildJson, fc.constantFrom(...this.everything)), { maxKeys: 3 });
    const all = Object.fromEntries(entries);
    return fc.oneof(fc.record(all, { requiredKeys: [] }), fc.record(all, { requiredKeys: (schema.required ?? []).filter((name) => name in all) }));
  }
}

function addressOf(path: string, inPath: readonly (readonly [string, unknown])[], inQuery: readonly (readonly [string, unknown])[]): string {
  const search = new URLSearchParams();
  for (const [name, value] of inQuery) if (value != null) search.append(name, typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  const filled = inPath.reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value).toWellFormed())), path);
  return `${filled}${search.size > 0 ? `?${search}` : ''}`;
}
