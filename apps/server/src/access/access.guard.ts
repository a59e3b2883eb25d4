import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Forbidden, permits } from '@tessera/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpTrouble, notSignedIn, sessionRequired } from '../problems/problem.js';
import type { Caller } from './caller.js';
import { CallerFinder } from './caller-finder.js';
import { REQUIREMENT, type Requirement } from './permission.js';
import { isSame } from './secret-token.js';

const SAFE = ['GET', 'HEAD'];

/** Stands before every endpoint: nobody gets in unless the endpoint says so. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerFinder,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const requirement = this.reflector.get<Requirement | undefined>(REQUIREMENT, context.getHandler());
    if (!requirement) return false;
    if (requirement.kind === 'open') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const caller = await this.callers.find(request);
    if (!caller) throw notSignedIn();
    request.caller = caller;
    // What one person may see must not be kept for the next.
    void http.getResponse<FastifyReply>().header('cache-control', 'no-store');
    admit(caller, requirement, request);
    return true;
  }
}

function admit(caller: Caller, requirement: Exclude<Requirement, { kind: 'open' }>, request: FastifyRequest): void {
  if (caller.session && !SAFE.includes(request.method)) checkCsrf(caller.session.csrfToken, request.headers['x-csrf-token']);
  const mayGoOn = requirement.kind === 'signed-in' && requirement.evenWithFirstPassword;
  if (caller.mustChangePassword && !mayGoOn) throw new HttpTrouble({ status: 403, reason: 'password-change-required' });
  if (requirement.kind === 'signed-in' && requirement.onlyBySession && !caller.session) throw sessionRequired();
  if (requirement.kind === 'permission' && !permits(caller.actor, requirement.permission)) {
    throw new Forbidden(requirement.permission);
  }
}

function checkCsrf(expected: string, sent: string | string[] | undefined): void {
  if (typeof sent !== 'string' || !isSame(sent, expected)) throw new HttpTrouble({ status: 403, reason: 'csrf' });
}
