import fc from 'fast-check';
import type { Operation, Schema } from '../../support/openapi.ts';
import { USE_CASES } from '../../support/use-cases.ts';
import { answersTo, type AskedField } from './answers.ts';
import { bodyOfMedia } from './bodies.ts';
import { wildNumbers, wildTexts } from './values.ts';

/** A request that somebody might send. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/**
 * What really is in the house: by the beginning of the address that it has there, with `#` and the part of the address if several are
 * named, by `?` and the parameter that asks for it, or by `.` and the member of a body.
 */
export type Known = ReadonlyMap<string, readonly string[]>;

/** Fields of all forms, options and settings by their names. */
export type Fields = ReadonlyMap<string, AskedField>;

type Resolve = (schema: Schema) => Schema;

// Where nothing is to be changed, everybody is somebody else by their headers.
const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { range: 'bytes=0-' }, { range: 'bytes=9-1' }, { 'if-none-match': '*, "x' }, { 'accept-language': 'x;q=, ;q=NaN,it;q=9' }, { 'accept-encoding': 'br;q=0, \\b(' }, { cookie: 'tessera_session=%E0%A4%A' },
  { 'last-event-id': 'NaN' }, { 'x-forwarded-for': '1.2.3.4' }, { 'x-forwarded-host': 'elsewhere' }, { 'change-reason': '%' }, { 'change-reason': 'because%00' }, { 'change-reason': 'x'.repeat(999) },
  { confirm: 'last-keys' }, { confirm: 'x' }, { 'content-encoding': 'gzip' }, { accept: 'x/y' },
];
const REVISIONS = [...Array.from({ length: 12 }, (_, revision) => `"${revision}"`), 'W/"1"', '*', 'x', '"-5"', '"99999999999"'];
const RULES = [{ everyone: true }, { subject: 'role', is: 'operator' }, { not: { everyone: true } }, { any: [{ subject: 'group', is: 'Everyone' }, { everyone: true }] }, { all: [] }, { subject: 'hat', is: '' }, { not: { not: { not: { everyone: true } } } }];
const wildJson = fc.jsonValue({ maxDepth: 3 });

/** Makes requests for the operations of the document out of what is known in the house, what fits, and what does not. */
export class Requests {
  private readonly everything: readonly string[];
  private readonly known: Known;
  private readonly resolve: Resolve;

  private readonly fields: Fields;

  constructor(known: Known, fields: Fields, resolve: Resolve) {
    this.known = known;
    this.fields = fields;
    this.resolve = resolve;
    this.everything = [...new Set([...known.values()].flat())];
  }

  of(operation: Operation): fc.Arbitrary<Request> {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
    return fc.record({
      path: fc.tuple(...inPath.map(({ name }) => this.valueAt(operation.path, name))),
      query: fc.tuple(...inQuery.map((parameter) => this.valueOf(parameter, this.valueAt(operation.path)))),
      body: this.body(operation),
      type: fc.oneof({ weight: 20, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data') }),
      match: fc.option(fc.constantFrom(...REVISIONS), { freq: 12 }),
      key: fc.option(fc.oneof(fc.uuid(), wildTexts.map((text) => text.replace(/[^\x20-\x7e]/g, ''))), { freq: 2 }),
      more: fc.oneof({ weight: 8, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constantFrom(...HEADERS) }),
    }).map(({ path, query, body, type, match, key, more }) => ({
      method: operation.method,
      url: addressOf(operation.path, inPath.map(({ name }, index) => [name, path[index]]), inQuery.map(({ name }, index) => [name, query[index]])),
      headers: {
        ...more,
        ...(body && { 'content-type': type || body.type }),
        ...(match !== null && { 'if-match': match }),
        ...(key !== null && { 'idempotency-key': key.trim() }),
      },
      ...(body && { body: body.content }),
    }));
  }

  // What stands in an address is mostly something that is there.
  private valueAt(path: string, part = ''): fc.Arbitrary<string> {
    const places = [...this.known].map(([place, values]) => [...place.split('#'), values] as const).map(([beginning = '', ...rest]) => [beginning, rest] as const);
    const fitting = places.filter(([beginning, rest]) => path.startsWith(String(beginning)) && (rest.length === 1 || rest[0] === part));
    const [, found = []] = fitting.sort(([a, of], [b, other]) => other.length - of.length || String(b).length - String(a).length)[0] ?? [];
    const own = (found.at(-1) ?? this.everything) as readonly string[];
    return fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...own) }, { weight: 2, arbitrary: fc.constantFrom(...this.everything) }, { weight: 1, arbitrary: wildTexts },
    );
  }

  private valueOf({ name, required = false, schema = {} }: Operation['parameters'][number], value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
    const known = this.known.get(`?${name}`);
    if (known === undefined) return fc.oneof({ weight: required ? 1 : 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: this.value(schema, 2) }, { weight: 1, arbitrary: value });
    return fc.option(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: this.value(schema, 2) }, { weight: 1, arbitrary: value }), { freq: required ? 12 : 1 });
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
    return fc.oneof({ weight: 24, arbitrary: this.wanted(this.resolve(raw), depth) }, { weight: 1, arbitrary: wildJson });
  }

  // A member that is called like something in the house mostly is that.
  private member(name: string, raw: Schema, depth: number): fc.Arbitrary<unknown> {
    const known = this.known.get(`.${name}`);
    const schema = this.resolve(raw);
    const usual = this.value(raw, depth);
    if (known === undefined || !['string', 'array'].includes(String(schema.type))) return usual;
    const one = fc.constantFrom(...known);
    return fc.oneof({ weight: 8, arbitrary: schema.type === 'array' ? fc.array(one, { maxLength: 4 }) : one }, { weight: 1, arbitrary: usual });
  }

  private wanted(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf;
    if (choices?.length) return fc.oneof(...choices.map((one) => this.value(one, depth - 1)));
    if (schema.enum?.length) return fc.constantFrom(...schema.enum);
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    if (type === 'integer' || type === 'number') return fc.oneof(fc.constantFrom(schema.minimum ?? 1, schema.maximum ?? 3), wildNumbers);
    if (type === 'boolean') return fc.boolean();
    if (type === 'array') return fc.array(this.value(schema.items ?? {}, depth - 1), { maxLength: 4 });
    if (type === 'string') return fc.oneof(fc.constantFrom(...this.everything, ...Object.values(USE_CASES)), wildTexts);
    return this.object(schema, depth);
  }

  private object(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const entries = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, this.member(name, one, depth - 1)] as const);
    if (entries.length === 0) {
      const others = fc.dictionary(fc.constantFrom('0', '1', 'x', 'everyone', 'subject', 'is', 'all'), fc.oneof(wildJson, fc.constantFrom(...this.everything, 'name', 'email')), { maxKeys: 3 });
      return fc.oneof({ weight: 4, arbitrary: answersTo(this.fields, this.everything) }, { weight: 1, arbitrary: others }, { weight: 1, arbitrary: fc.constantFrom(...RULES) });
    }
    const all = Object.fromEntries(entries);
    const required = (schema.required ?? []).filter((name) => name in all);
    return fc.oneof({ weight: 1, arbitrary: fc.record(all, { requiredKeys: [] }) }, { weight: 3, arbitrary: fc.record(all, { requiredKeys: required }) });
  }
}

function addressOf(path: string, inPath: readonly (readonly [string, unknown])[], inQuery: readonly (readonly [string, unknown])[]): string {
  const search = new URLSearchParams();
  for (const [name, value] of inQuery) if (value != null) search.append(name, typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  const filled = inPath.reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value).toWellFormed())), path);
  return `${filled}${search.size > 0 ? `?${search}` : ''}`;
}
