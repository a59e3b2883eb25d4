import type { Actor } from '@tessera/engine';

/** The languages of the house. */
export type Language = 'en-US' | 'it-IT';

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
