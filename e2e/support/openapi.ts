import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOP } from './program.ts';

/** The parts of a JSON Schema that our API uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

/** One endpoint as the document describes it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[];
  readonly body?: Schema;
  /** What else than JSON it takes. */
  readonly media?: string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: Operation['parameters'];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

/** Reads the committed document: its operations, and its schemas by `$ref`. */
export function readOpenApi(): { readonly operations: readonly Operation[]; resolve(schema: Schema): Schema } {
  const document = JSON.parse(readFileSync(join(TOP, 'apps/server/openapi.json'), 'utf8')) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => ({
      method: method.toUpperCase(),
      path,
      operationId: raw.operationId,
      parameters: raw.parameters ?? [],
      ...bodyOf(raw),
    })),
  );
  const resolve = (schema: Schema): Schema => {
    if (schema.$ref === undefined) return schema;
    return resolve(document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  };
  return { operations, resolve };
}

function bodyOf(raw: RawOperation): Pick<Operation, 'body' | 'media'> {
  const [[media, { schema = {} }] = ['', {}]] = Object.entries(raw.requestBody?.content ?? {});
  if (media === '') return {};
  return media === 'application/json' ? { body: schema } : { media };
}
