import { Advice } from './advice.js';

/** A TypeScript text in which comments and strings are blanked out, place by place; strings of one word, which may be names, stay. */
export function masked(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[^]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, (found) =>
    /^(['"])[\w-]+\1$/.test(found) ? found : found.replace(/[^\n]/g, ' '),
  );
}

/** The place of the bracket that closes the one at `open`. */
export function closing(mask: string, open: number): number | undefined {
  for (let at = open, depth = 0; at < mask.length; at++) {
    if ('([{'.includes(mask.charAt(at))) depth += 1;
    if (')]}'.includes(mask.charAt(at)) && --depth === 0) return at;
  }
  return undefined;
}

/** The names of the properties of the object literal that opens at `open`, with the place behind each colon. */
export function properties(mask: string, open: number): ReadonlyMap<string, number> {
  const end = closing(mask, open) ?? open;
  const found = new Map<string, number>();
  for (let at = open + 1; at < end; at++) {
    const property = /^['"]?([\w-]+)['"]?\s*:/.exec(mask.slice(at, end));
    const before = mask.slice(0, at).trimEnd().slice(-1);
    if (property?.[1] !== undefined && (before === '{' || before === ',')) {
      found.set(property[1], at + property[0].length);
      at += property[0].length - 1;
    } else if ('([{'.includes(mask.charAt(at))) at = closing(mask, at) ?? end;
  }
  return found;
}

/** Adds a name to a list of `definePlugin({ ... })`, and its import; throws `Advice` when the text is not of that shape. */
export function addPart(text: string, list: string, name: string, from: string): string {
  const mask = masked(text);
  const calls = [...mask.matchAll(/\bdefinePlugin\(\s*\{/g)];
  const [call] = calls;
  const open = call && call.index + call[0].length - 1;
  if (open === undefined || calls.length > 1 || closing(mask, open) === undefined) throw byHand(list, name, from);
  const value = properties(mask, open).get(list);
  const added = value === undefined ? withList(text, mask, open, `${list}: [${name}]`) : withItem(text, mask, value, name, byHand(list, name, from));
  return withImport(added, `import { ${name} } from '${from}';`);
}

function byHand(list: string, name: string, from: string): Advice {
  return new Advice(`src/index.ts is not of the usual shape, so it stays as it is. Add by hand: import { ${name} } from '${from}'; and ${name} to ${list} of definePlugin().`);
}

function withItem(text: string, mask: string, value: number, name: string, otherwise: Advice): string {
  const open = value + mask.slice(value).search(/\S/);
  const end = mask.charAt(open) === '[' ? closing(mask, open) : undefined;
  if (end === undefined) throw otherwise;
  const inside = mask.slice(open + 1, end);
  const last = open + 1 + inside.trimEnd().length;
  if (inside.trim() === '') return text.slice(0, open + 1) + name + text.slice(end);
  const indent = /\n([ \t]*)\S[^\n]*$/.exec(inside.trimEnd())?.[1];
  const comma = inside.trimEnd().endsWith(',') ? '' : ',';
  const item = indent === undefined ? `${comma} ${name}` : `${comma}\n${indent}${name},`;
  return text.slice(0, last) + item + text.slice(last);
}

function withList(text: string, mask: string, open: number, list: string): string {
  const end = closing(mask, open) ?? open;
  const inside = mask.slice(open + 1, end).trimEnd();
  if (inside.trim() === '') return `${text.slice(0, open + 1)} ${list} ${text.slice(end)}`;
  const last = open + 1 + inside.length;
  const indent = /\n([ \t]*)\S[^\n]*$/.exec(mask.slice(open + 1, last))?.[1] === undefined ? undefined : /^\s*\n([ \t]*)\S/.exec(inside)?.[1];
  const comma = inside.endsWith(',') ? '' : ',';
  return `${text.slice(0, last)}${comma}${indent === undefined ? ` ${list}` : `\n${indent}${list},`}${text.slice(last)}`;
}

function withImport(text: string, line: string): string {
  const imports = [...masked(text).matchAll(/^import\b[^;]*;[^\n]*$/gm)];
  const last = imports.at(-1);
  const at = last ? last.index + last[0].length : 0;
  return last ? `${text.slice(0, at)}\n${line}${text.slice(at)}` : `${line}\n\n${text}`;
}
