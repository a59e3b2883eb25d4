import { Inject, Injectable } from '@nestjs/common';
import { Sessions, SignIns, type SignInFacts } from '@tessera/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accountCriteriaOf } from '../accounts/criteria.js';
import { isExempt } from '../accounts/sign-in-order.js';
import type { Configuration } from '../house/configuration.js';
import { invalidAt } from '../door/faults.js';
import { newId } from '../house/new-id.js';
import { CONFIGURATION } from '../house/tokens.js';
import type { Me } from '../http/models/access.models.js';
import { HttpTrouble, notSignedIn } from '../problems/problem.js';
import { auditLine } from './audit-line.js';
import type { Caller } from './caller.js';
import { CallerFinder } from './caller-finder.js';
import { languageOfVisitor } from './language.js';
import { MeDesk } from './me-desk.js';
import { refuseOtherOrigins } from './same-origin.js';
import { newSecret, hashOf } from './secret-token.js';
import { ABSOLUTE_MS, clearSessionCookie, IDLE_MS, SESSION_COOKIE, setSessionCookie } from './session-cookie.js';
import { SignInChecker } from './sign-in-checker.js';

/** Opens and closes sessions of browsers. */
@Injectable()
export class SessionDesk {
  private readonly secure: boolean;
  private readonly publicUrl: string | undefined;

  constructor(
    private readonly checker: SignInChecker,
    private readonly sessions: Sessions,
    private readonly signIns: SignIns,
    private readonly callers: CallerFinder,
    private readonly me: MeDesk,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    this.publicUrl = configuration.publicUrl;
    this.secure = this.publicUrl?.startsWith('https:') ?? false;
  }

  async open(sent: { readonly userName: string; readonly password: string; readonly closeOldest?: boolean }, request: FastifyRequest, reply: FastifyReply): Promise<Me> {
    refuseOtherOrigins(request, this.publicUrl);
    const facts = await this.checker.check(sent, { address: request.ip, language: languageOfVisitor(request) });
    const secret = newSecret();
    await this.begin(facts, secret, request, sent.closeOldest ?? false);
    await this.checker.note('session.opened', facts);
    const caller = await this.callers.find({ headers: {}, cookies: { [SESSION_COOKIE]: secret } });
    if (!caller) throw notSignedIn();
    setSessionCookie(reply, secret, this.secure);
    return this.me.read(caller);
  }

  private async begin(facts: SignInFacts, secret: string, request: FastifyRequest, endsOldest: boolean): Promise<void> {
    const at = new Date();
    const most = isExempt(facts) ? 0 : accountCriteriaOf(facts.accountCriteria).maxSessions;
    const agent = request.headers['user-agent'];
    const session = {
      id: newId(), accountId: facts.account.id, tokenHash: hashOf(secret), at, expiresAt: new Date(at.getTime() + ABSOLUTE_MS), address: request.ip,
      ...(agent ? { agent } : {}),
    };
    const { passwordHash } = facts;
    const oldest = await this.signIns.openSession(session, { most, idleSince: new Date(at.getTime() - IDLE_MS), endsOldest, passwordHash });
    if (oldest === 'gone') throw new HttpTrouble({ status: 401, reason: 'wrong-credentials' });
    if (oldest) throw new HttpTrouble({ status: 409, reason: 'too-many-sessions', details: { most, oldest: oldest.toISOString() } });
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
