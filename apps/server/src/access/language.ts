import type { FastifyRequest } from 'fastify';
import type { Language } from './caller.js';

/** The languages that the server speaks, the default first. */
export const LANGUAGES: readonly Language[] = ['en-US', 'it-IT'];

/** The language to answer in: the best of `Accept-Language`, else the account's, else en-US. */
export function languageOf(request: Pick<FastifyRequest, 'headers' | 'caller'>): Language {
  return accepted(request.headers['accept-language']) ?? request.caller?.language ?? 'en-US';
}

/** The language of a session whose owner prefers none: the browser's if it is one of ours, else Italian. */
export const languageOfVisitor = ({ headers }: Pick<FastifyRequest, 'headers'>): Language => accepted(headers['accept-language']) ?? 'it-IT';

function accepted(header: string | undefined): Language | undefined {
  if (!header) return undefined;
  const wishes = header.slice(0, 500).split(',').map(wishOf).sort((a, b) => b.weight - a.weight);
  for (const { tag, weight } of wishes) {
    const found = weight > 0 ? LANGUAGES.find((language) => language.slice(0, 2) === tag.slice(0, 2)) : undefined;
    if (found) return found;
  }
  return undefined;
}

function wishOf(part: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
  const q = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
  const weight = q ? Number(q.slice(2)) : 1;
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}
