import type { ParamMap, Params } from '@angular/router';

/** A search as its address says it: shareable, and Back works. */
export interface SearchAddress {
  readonly type?: string;
  readonly state?: string;
  readonly text?: string;
  readonly sort?: string;
  readonly direction?: 'asc' | 'desc';
  readonly cursor?: string;
  /** Names of quick filters, separated by commas. */
  readonly quick?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const PREFIX = 'attr.';

/** Reads a search from its address. */
export function readAddress(params: ParamMap): SearchAddress {
  const attributes = params.keys.filter((key) => key.startsWith(PREFIX)).map((key) => [key.slice(PREFIX.length), params.get(key) ?? '']);
  const direction = params.get('direction');
  return {
    type: params.get('type') ?? undefined,
    state: params.get('state') ?? undefined,
    text: params.get('text') ?? undefined,
    sort: params.get('sort') ?? undefined,
    direction: direction === 'asc' || direction === 'desc' ? direction : undefined,
    cursor: params.get('cursor') ?? undefined,
    quick: params.get('quick') ?? undefined,
    attributes: Object.fromEntries(attributes) as Record<string, string>,
  };
}

/** Writes a search as an address; what is empty stays out. */
export function writeAddress({ attributes, ...rest }: SearchAddress): Params {
  const all = [...Object.entries(rest), ...Object.entries(attributes).map(([name, value]) => [PREFIX + name, value])];
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== '')) as Params;
}
