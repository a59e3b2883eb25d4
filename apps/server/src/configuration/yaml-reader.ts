import type { FieldFault, Json } from '@tessera/engine';
import { Ajv, type ErrorObject } from 'ajv';
import { isAlias, isMap, isNode, isScalar, Lexer, LineCounter, parseDocument, visit, type Document, type YAMLMap } from 'yaml';
import { refuseUnusableTexts } from '../door/clean.js';
import { invalid } from '../door/faults.js';
import { DOCUMENT_SCHEMA } from './document-schema.js';

/** A text that is to be read, and how it is called when something is wrong with it. */
export interface SourceText {
  readonly file?: string;
  readonly text: string;
}

/** A document that was read, and where in its texts each value stands. */
export interface ReadDocument {
  readonly document: Json;
  /** The faults with the lines that they are about. */
  located(faults: readonly FieldFault[]): readonly FieldFault[];
}

interface Page extends SourceText {
  readonly lines: LineCounter;
  readonly parsed: Document.Parsed;
}

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(DOCUMENT_SCHEMA);

const MOST_FAULTS = 100;

// The default configuration has some thousand. The parser takes its time for each, and nobody else is served meanwhile.
const MOST_TOKENS = 250_000;

/** Reads texts that together say one document; refuses them with everything that is wrong about their shape. */
export function readDocument(texts: readonly SourceText[]): ReadDocument {
  const pages = texts.map(pageOf);
  const broken = pages.flatMap((page) => [...brokenLines(page), ...forbiddenParts(page)]);
  if (broken.length > 0) throw invalid(broken.slice(0, MOST_FAULTS));
  const located = (faults: readonly FieldFault[]) => faults.map((fault) => withLine(fault, pages));
  const document = joined(pages);
  refuseUnusableTexts(document);
  if (!validate(document)) throw invalid(located(shapeFaults(validate.errors ?? [])));
  return { document, located };
}

function pageOf(source: SourceText): Page {
  refuseEndless(source);
  const lines = new LineCounter();
  // Names that come twice are found below: the parser would compare each name with all before it.
  return { ...source, lines, parsed: parseDocument(source.text, { lineCounter: lines, version: '1.2', schema: 'core', uniqueKeys: false, merge: false, prettyErrors: false }) };
}

function refuseEndless({ text, file }: SourceText): void {
  let tokens = 0;
  for (const _ of new Lexer().lex(text)) {
    if (++tokens > MOST_TOKENS) throw invalid([{ pointer: '', reason: 'too-many', details: { max: MOST_TOKENS, ...(file !== undefined && { file }) } }]);
  }
}

const brokenLines = ({ parsed, lines, file }: Page): readonly FieldFault[] =>
  [...parsed.errors, ...parsed.warnings].map(({ code, pos: [at] }) => ({
    pointer: '', reason: 'not-yaml', details: { line: lines.linePos(at).line, code: code.toLowerCase().replaceAll('_', '-'), ...(file !== undefined && { file }) },
  }));

// A value stands where it is read: neither elsewhere under a name, nor under a type of another tool.
function forbiddenParts({ parsed, lines, file }: Page): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  visit(parsed, {
    Node: (_, node) => {
      const isForbidden = isAlias(node) || ('anchor' in node && node.anchor !== undefined) || ('tag' in node && node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'));
      if (isForbidden) faults.push({ pointer: '', reason: 'yaml-anchor', details: { line: lines.linePos(node.range?.[0] ?? 0).line, ...(file !== undefined && { file }) } });
      const repeated = isMap(node) ? repeatedNames(node) : [];
      faults.push(...repeated.map((at) => ({ pointer: '', reason: 'not-yaml', details: { line: lines.linePos(at).line, code: 'duplicate-key', ...(file !== undefined && { file }) } })));
    },
  });
  return faults;
}

// Where names stand that stood there before.
function repeatedNames({ items }: YAMLMap): readonly number[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    const isRepeated = seen.has(name);
    seen.add(name);
    return isRepeated ? [key.range?.[0] ?? 0] : [];
  });
}

function joined(pages: readonly Page[]): Json {
  const sections = new Map<string, unknown>();
  for (const { parsed, file } of pages) {
    const value: unknown = parsed.toJS({ maxAliasCount: 0 }) ?? {};
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid([{ pointer: '', reason: 'wrong-type', ...(file !== undefined && { details: { file } }) }]);
    for (const [section, content] of Object.entries(value)) {
      if (sections.has(section)) throw invalid([{ pointer: `/${section}`, reason: 'duplicate', ...(file !== undefined && { details: { file } }) }]);
      sections.set(section, content);
    }
  }
  return Object.fromEntries(sections);
}

function withLine(fault: FieldFault, pages: readonly Page[]): FieldFault {
  const names = fault.pointer.split('/').slice(1).map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const page = pages.find(({ parsed }) => names[0] !== undefined && parsed.has(names[0])) ?? (pages.length === 1 ? pages[0] : undefined);
  if (!page) return fault;
  const at = placeOf(page.parsed, names);
  const { file } = page;
  return { ...fault, details: { ...(at !== undefined && { line: page.lines.linePos(at).line }), ...(file !== undefined && { file }), ...fault.details } };
}

// Of the value itself, or of the nearest one around it that is there.
function placeOf(parsed: Document.Parsed, names: readonly string[]): number | undefined {
  for (let length = names.length; length >= 0; length--) {
    const node: unknown = length === 0 ? parsed.contents : parsed.getIn(names.slice(0, length).map(asKey), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}

const asKey = (name: string): string | number => (/^\d{1,6}$/.test(name) ? Number(name) : name);

const REASONS: Readonly<Record<string, string>> = {
  required: 'required', additionalProperties: 'unknown-field', type: 'wrong-type', enum: 'not-a-choice', const: 'not-a-choice', pattern: 'pattern',
  minLength: 'required', maxLength: 'too-long', minimum: 'too-small', maximum: 'too-large', maxItems: 'too-many', minItems: 'required', uniqueItems: 'duplicate',
  oneOf: 'not-a-rule', propertyNames: 'pattern',
};

// A rule that fits no form has faults for each of them: one says enough.
function shapeFaults(errors: readonly ErrorObject[]): readonly FieldFault[] {
  const rules = errors.filter(({ keyword }) => keyword === 'oneOf').map(({ instancePath }) => instancePath).sort((a, b) => a.length - b.length);
  const inRule = ({ instancePath, keyword }: ErrorObject) => rules.some((at) => (instancePath.startsWith(`${at}/`) || (instancePath === at && keyword !== 'oneOf')));
  const faults = errors.filter((error) => !inRule(error)).map(faultOf);
  const known = new Map(faults.map((fault) => [`${fault.pointer} ${fault.reason}`, fault]));
  return [...known.values()].slice(0, MOST_FAULTS);
}

function faultOf({ instancePath, keyword, params }: ErrorObject): FieldFault {
  const { missingProperty, additionalProperty, propertyName, limit } = params as Readonly<Record<string, string | number | undefined>>;
  const inner = missingProperty ?? additionalProperty ?? propertyName;
  const pointer = inner === undefined ? instancePath : `${instancePath}/${String(inner).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { pointer, reason: REASONS[keyword] ?? 'wrong-type', ...(limit !== undefined && { details: { limit } }) };
}
