import type { FastifyReply } from 'fastify';
import '@fastify/cookie';

/** The cookie that carries a session. */
export const SESSION_COOKIE = 'tessera_session';

/** A session that nobody used for so long is over. */
export const IDLE_MS = 8 * 3_600_000;

/** A session is over after so long, used or not. */
export const ABSOLUTE_MS = 24 * 3_600_000;

const flags = (secure: boolean) => ({ httpOnly: true, sameSite: 'strict', path: '/', secure }) as const;

/** Gives the browser its session. It ends with the browser, or before. */
export function setSessionCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  void reply.setCookie(SESSION_COOKIE, secret, flags(secure));
}

/** Takes the session from the browser. */
export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(SESSION_COOKIE, flags(secure));
}
