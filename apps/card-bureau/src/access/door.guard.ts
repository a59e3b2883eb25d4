import { createParamDecorator, Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CONFIGURATION, type BureauConfiguration } from '../configuration.js';
import { notFound, Problem, unauthorized } from '../http/problem.js';
import { AccessTokens } from './access-tokens.js';

type Door = 'open' | 'control';
type PartnerRequest = FastifyRequest & { organisationId?: string };

const DOOR = 'card-bureau:door';
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Anybody may call this. */
export const OpenDoor = (): ClassDecorator & MethodDecorator => SetMetadata(DOOR, 'open' satisfies Door);

/** Only somebody on this very machine may call this. */
export const ControlDoor = (): ClassDecorator & MethodDecorator => SetMetadata(DOOR, 'control' satisfies Door);

/** The organisation that the bearer token stands for. */
export const Organisation = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<PartnerRequest>().organisationId,
);

/** Lets nobody in: without a mark of its own an endpoint asks for a valid bearer token. */
@Injectable()
export class DoorGuard implements CanActivate {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: BureauConfiguration,
    @Inject(Reflector) private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
  ) {}

  /** Decides by the mark of the endpoint. */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<PartnerRequest>();
    const door = this.reflector.getAllAndOverride<Door | undefined>(DOOR, [context.getHandler(), context.getClass()]);
    if (door === 'control') this.checkControl(request);
    if (door === undefined) this.checkPartner(request);
    return true;
  }

  private checkPartner(request: PartnerRequest): void {
    const accessToken = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const organisationId = accessToken === undefined ? undefined : this.tokens.organisationOf(accessToken);
    if (organisationId === undefined) throw unauthorized('token-missing-or-expired', 'Ask for a token at /token and send it as bearer token.');
    request.organisationId = organisationId;
  }

  // The name and the origin are checked too, so that a page elsewhere cannot steer the bureau through a browser on this machine.
  private checkControl(request: PartnerRequest): void {
    if (this.configuration.control === 'off') throw notFound('control-is-off', 'The control API is switched off.');
    const origin = request.headers['sec-fetch-site'];
    const trusted = LOOPBACK.has(request.ip) && OWN_NAMES.has(request.hostname) && [undefined, 'same-origin', 'none'].includes(origin?.toString());
    if (!trusted) throw new Problem(403, 'control-is-local', 'The control API answers only on this machine.');
  }
}
