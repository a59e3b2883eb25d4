import { Inject, Injectable } from '@nestjs/common';
import { Sessions } from '@tessera/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from '../house/configuration.js';
import { invalidAt } from '../door/faults.js';
import { newId } from '../house/new-id.js';
import { CONFIGURATION } from '../house/tokens.js';
import type { Me } from '../http/models/access.models.js';
import { notSignedIn } from '../problems/problem.js';
import { auditLine } from './audit-line.js';
import type { Caller } from './caller.js';
import { CallerFinder } from './caller-finder.js';
import { MeDesk } from './me-desk.js';
import { refuseOtherOrigins } from './same-origin.js';
import { newSecret, hashOf } from './secret-token.js';
import { ABSOLUTE_MS, clearSessionCookie, SESSION_COOKIE, setSessionCookie } from './session-cookie.js';
import { SignInChecker } from './sign-in-checker.js';

/** Opens and closes sessions of browsers. */
@Injectable()
export class SessionDesk {
  private readonly secure: boolean;
  private readonly publicUrl: string | undefined;

  constructor(
    private readonly checker: SignInChecker,
    private readonly sessions: Sessions,
    private readonly callers: CallerFinder,
    private readonly me: MeDesk,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    this.publicUrl = configuration.publicUrl;
    this.secure = this.publicUrl?.startsWith('https:') ?? false;
  }

  async open(sent: { readonly userName: string; readonly password: string }, request: FastifyRequest, reply: FastifyReply): Promise<Me> {
    refuseOtherOrigins(request, this.publicUrl);
    const accountId = await this.checker.check(sent, request.ip);
    const secret = newSecret();
    const at = new Date();
    await this.sessions.open({ id: newId(), accountId, tokenHash: hashOf(secret), at, expiresAt: new Date(at.getTime() + ABSOLUTE_MS) });
    const caller = await this.callers.find({ headers: {}, cookies: { [SESSION_COOKIE]: secret } });
    if (!caller) throw notSignedIn();
    setSessionCookie(reply, secret, this.secure);
    return this.me.read(caller);
  }

  /** For a page that is just opening: nobody is an answer, not an error. */
  async read(request: FastifyRequest, reply: FastifyReply): Promise<Me | undefined> {
    const caller = await this.callers.find(request);
    void reply.status(caller ? 200 : 204).header('cache-control', 'no-store');
    return caller && this.me.read(caller);
  }

  /** The session goes on in another position of the caller, with all that follows from it. */
  async choose(caller: Caller, assignmentId: string, request: FastifyRequest): Promise<Me> {
    const wanted = caller.assignments.find(({ id }) => id === assignmentId);
    if (!caller.session || !wanted) throw invalidAt('/assignmentId', 'not-a-choice');
    await this.sessions.choose(caller.session.id, assignmentId, auditLine(caller.actor, {
      action: 'session.assignment-chosen', reason: wanted.position.name,
    }));
    const changed = await this.callers.find(request);
    if (!changed) throw notSignedIn();
    return this.me.read(changed);
  }

  async close(caller: Caller, reply: FastifyReply): Promise<void> {
    if (caller.session) await this.sessions.close(caller.session.id);
    clearSessionCookie(reply, this.secure);
  }

  async closeAll(caller: Caller, reply: FastifyReply): Promise<void> {
    await this.sessions.closeAll(caller.accountId);
    clearSessionCookie(reply, this.secure);
  }
}
