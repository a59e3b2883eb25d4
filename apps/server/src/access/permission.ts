import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@tessera/engine';
import type { Permission as PermissionName } from '@tessera/plugin-api';
import type { FastifyRequest } from 'fastify';
import type { Caller, Language } from './caller.js';
import { languageOf } from './language.js';

/** What an endpoint asks of its caller. An endpoint that asks nothing of the kind stops the boot. */
export type Requirement =
  | { readonly kind: 'open' }
  | { readonly kind: 'signed-in'; readonly evenWithFirstPassword?: true; readonly onlyBySession?: true }
  | { readonly kind: 'permission'; readonly permission: PermissionName };

/** Where the requirement stands in an endpoint's metadata. */
export const REQUIREMENT = 'tessera:requirement';

/** Only callers with this permission. */
export const Permission = (permission: PermissionName): CustomDecorator =>
  SetMetadata(REQUIREMENT, { kind: 'permission', permission } satisfies Requirement);

/** Every caller who is signed in; rules of its own follow inside. */
export const SignedIn = (): CustomDecorator =>
  SetMetadata(REQUIREMENT, { kind: 'signed-in' } satisfies Requirement);

/** People at a browser; a machine's token does not look after its owner's account. */
export const InSession = (): CustomDecorator =>
  SetMetadata(REQUIREMENT, { kind: 'signed-in', onlyBySession: true } satisfies Requirement);

/** As `InSession`, also before the first password was changed. */
export const InSessionWithFirstPassword = (): CustomDecorator =>
  SetMetadata(REQUIREMENT, { kind: 'signed-in', onlyBySession: true, evenWithFirstPassword: true } satisfies Requirement);

/** As `SignedIn`, also before the first password was changed. */
export const SignedInWithFirstPassword = (): CustomDecorator =>
  SetMetadata(REQUIREMENT, { kind: 'signed-in', evenWithFirstPassword: true } satisfies Requirement);

/** Everybody, nobody included. */
export const Open = (): CustomDecorator => SetMetadata(REQUIREMENT, { kind: 'open' } satisfies Requirement);

const callerOf = (context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new Error('an open endpoint has no caller: mark it @SignedIn() or @Permission(...)');
  return caller;
};

/** The caller as the engine knows it. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => callerOf(context).actor);

/** The caller with account and session. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => callerOf(context));

/** The language to answer in: `Accept-Language`, else the account's, else en-US. */
export const CurrentLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
