import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PasswordDesk } from '../accounts/password-desk.js';
import { People } from '../accounts/people.js';
import { UnusedAccounts } from '../accounts/unused-accounts.js';
import { PostModule } from '../mail/post.module.js';
import { AccessGuard } from './access.guard.js';
import { CallerFinder } from './caller-finder.js';
import { Contexts } from './contexts.js';
import { DefaultDeny } from './default-deny.js';
import { KnownPermissions } from './known-permissions.js';
import { LastKeys } from './last-keys.js';
import { MeDesk } from './me-desk.js';
import { Passwords } from './passwords.js';
import { PermissionGuide } from './permission-guide.js';
import { SessionBroom } from './session-broom.js';
import { SessionDesk } from './session-desk.js';
import { SignInChecker } from './sign-in-checker.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { TokenDesk } from './token-desk.js';

/** Who gets in: sessions, tokens, passwords, and the guard before every endpoint. */
@Global()
@Module({
  imports: [DiscoveryModule, PostModule],
  providers: [
    CallerFinder, Contexts, DefaultDeny, KnownPermissions, LastKeys, MeDesk, PasswordDesk, Passwords, People, PermissionGuide, SessionBroom, SessionDesk, SignInChecker, SignInThrottle, TokenDesk, UnusedAccounts,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [CallerFinder, Contexts, DefaultDeny, KnownPermissions, LastKeys, MeDesk, PasswordDesk, Passwords, People, PermissionGuide, PostModule, SessionDesk, SignInThrottle, TokenDesk],
})
export class AccessModule {}
