import type { Actor } from '@tessera/engine';

/** The languages of the house. */
export type Language = 'en-US' | 'it-IT';

/** A position that the caller may act in. */
export interface MyAssignment {
  readonly id: string;
  readonly main: boolean;
  readonly position: { readonly id: string; readonly name: string };
  /** The nearest unit around it. */
  readonly unit?: string;
}

/** Who is calling: found by the guard in a session cookie or a bearer token. */
export interface Caller {
  readonly actor: Actor;
  readonly accountId: string;
  /** The person behind the account; the actor has the same id. */
  readonly identityId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly language: Language;
  readonly roles: readonly string[];
  readonly mustChangePassword: boolean;
  /** The rules' revision at this moment, read along with the session: rules that are older are read again. */
  readonly rulesRevision: number;
  /** The positions that the caller holds today, the main one first; the one in use is in the actor's context. */
  readonly assignments: readonly MyAssignment[];
  /** Only with a cookie: the session, and the token that unsafe requests have to repeat. */
  readonly session?: { readonly id: string; readonly csrfToken: string; readonly expiresAt: Date };
  /** Only with a bearer token. */
  readonly tokenId?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}
